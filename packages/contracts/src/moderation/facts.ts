import { durable } from '../kernel/event.ts';

export const moderationFacts = {
  'report:created': durable('/admin', ['moderators']),
  'report:updated': durable('/admin', ['moderators']),
  'moderation:action': durable('/admin', ['moderators', 'user']),
} as const;
