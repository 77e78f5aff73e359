import { declareCommands } from '../kernel/command.ts';
import { declareEvents } from '../kernel/event.ts';
import { notificationDeclarations } from './declarations.ts';
import { notificationErrors } from './errors.ts';
import { notificationCommands, notificationEvents } from './events.ts';
import { notificationOperations } from './operations.ts';
import { traceOperations } from './trace.ts';

/** The inbox of a member. */
export const notifications = {
  events: declareEvents(notificationDeclarations.events, notificationEvents),
  commands: declareCommands(notificationDeclarations.commands, notificationCommands),
  errors: notificationErrors,
  operations: { ...notificationOperations, ...traceOperations },
} as const;
