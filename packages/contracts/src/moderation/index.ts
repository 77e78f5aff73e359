import { declareEvents } from '../kernel/event.ts';
import { moderationDeclarations } from './declarations.ts';
import { moderationErrors } from './errors.ts';
import { moderationEvents } from './events.ts';
import { moderationOperations } from './operations.ts';

/** Reports, the moderators’ queue, what moderators do and its log. */
export const moderation = {
  events: declareEvents(moderationDeclarations.events, moderationEvents),
  operations: moderationOperations,
  rooms: moderationDeclarations.rooms,
  errors: moderationErrors,
} as const;
