import { declareEvents } from '../kernel/event.ts';
import { pushDeclarations } from './declarations.ts';
import { pushEvents } from './events.ts';
import { pushOperations } from './operations.ts';

/** Notifications on devices where no page is open. */
export const push = {
  events: declareEvents(pushDeclarations.events, pushEvents),
  operations: pushOperations,
} as const;
