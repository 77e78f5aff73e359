import { declareCommands } from '../kernel/command.ts';
import { declareEvents } from '../kernel/event.ts';
import { realtimeCommands } from './commands.ts';
import { realtimeDeclarations } from './declarations.ts';
import { realtimeErrors } from './errors.ts';
import { realtimeEvents } from './events.ts';
import { realtimeOperations } from './operations.ts';

/** The live connection itself, on every transport. */
export const realtime = {
  events: declareEvents(realtimeDeclarations.events, realtimeEvents),
  commands: declareCommands(realtimeDeclarations.commands, realtimeCommands),
  operations: realtimeOperations,
  rooms: realtimeDeclarations.rooms,
  errors: realtimeErrors,
} as const;
