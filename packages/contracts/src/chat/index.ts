import { declareCommands } from '../kernel/command.ts';
import { declareEvents } from '../kernel/event.ts';
import { chatDeclarations } from './declarations.ts';
import { chatErrors } from './errors.ts';
import { chatCommands, chatEvents } from './events.ts';
import { chatOperations } from './operations.ts';

/** Chat: channels and direct messages of a workspace. */
export const chat = {
  events: declareEvents(chatDeclarations.events, chatEvents),
  commands: declareCommands(chatDeclarations.commands, chatCommands),
  operations: chatOperations,
  rooms: chatDeclarations.rooms,
  errors: chatErrors,
} as const;
