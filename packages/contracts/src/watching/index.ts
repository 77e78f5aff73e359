import { declareEvents } from '../kernel/event.ts';
import { watchingDeclarations } from './declarations.ts';
import { watchingEvents } from './events.ts';
import { watchingOperations } from './operations.ts';

/** How much members want to hear of topics, categories and groups. */
export const watching = {
  events: declareEvents(watchingDeclarations.events, watchingEvents),
  operations: watchingOperations,
} as const;
