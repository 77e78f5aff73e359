import { declareCommands } from '../kernel/command.ts';
import { declareEvents } from '../kernel/event.ts';
import { presenceDeclarations } from './declarations.ts';
import { presenceCommands, presenceEvents } from './events.ts';
import { presenceOperations } from './operations.ts';

/** Who is here and who is writing. */
export const presence = {
  events: declareEvents(presenceDeclarations.events, presenceEvents),
  commands: declareCommands(presenceDeclarations.commands, presenceCommands),
  operations: presenceOperations,
} as const;
