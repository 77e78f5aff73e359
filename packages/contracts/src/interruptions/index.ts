import { declareEvents } from '../kernel/event.ts';
import { interruptionDeclarations } from './declarations.ts';
import { interruptionEvents } from './events.ts';
import { interruptionOperations } from './operations.ts';

/** What reaches a member, on which channel and when. */
export const interruptions = {
  events: declareEvents(interruptionDeclarations.events, interruptionEvents),
  operations: interruptionOperations,
} as const;
