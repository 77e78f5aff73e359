import { declareEvents } from '../kernel/event.ts';
import { replyDeclarations } from './declarations.ts';
import { replyEvents } from './events.ts';
import { replyOperations } from './operations.ts';

/** Replies and the threads under them. */
export const replies = {
  events: declareEvents(replyDeclarations.events, replyEvents),
  operations: replyOperations,
  rooms: replyDeclarations.rooms,
} as const;
