import { durable } from '../kernel/event.ts';

export const moderationFacts = {
  'report:created': durable('/admin', ['moderators']),
  'report:updated': durable('/admin', ['moderators']),
  'moderation:action': durable('/admin', ['moderators', 'user']),
} as const;

/** Codes a client can meet, with the HTTP status each has on REST. */
export const moderationErrors = {
  SILENCED: 403,
} as const;
