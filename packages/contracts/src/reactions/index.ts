import { declareEvents } from '../kernel/event.ts';
import { reactionDeclarations } from './declarations.ts';
import { reactionEvents } from './events.ts';
import { reactionOperations } from './operations.ts';

/** Likes on topics and replies. */
export const reactions = {
  events: declareEvents(reactionDeclarations.events, reactionEvents),
  operations: reactionOperations,
} as const;
