import { declareEvents } from '../kernel/event.ts';
import { muteDeclarations } from './declarations.ts';
import { muteEvents } from './events.ts';
import { muteOperations } from './operations.ts';

/** What members do not want to hear of, for a time or for good. */
export const mutes = {
  events: declareEvents(muteDeclarations.events, muteEvents),
  operations: muteOperations,
} as const;
