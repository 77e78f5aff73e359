import { declareEvents } from '../kernel/event.ts';
import { topicDeclarations } from './declarations.ts';
import { topicErrors } from './errors.ts';
import { topicEvents } from './events.ts';
import { topicOperations } from './operations.ts';

/** Topics: what a conversation begins with. */
export const topics = {
  events: declareEvents(topicDeclarations.events, topicEvents),
  operations: topicOperations,
  rooms: topicDeclarations.rooms,
  errors: topicErrors,
} as const;
