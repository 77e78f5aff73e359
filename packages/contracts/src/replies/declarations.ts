import { durable } from '../kernel/event.ts';

export const replyFacts = {
  'reply:created': durable('/forum', ['topic', 'thread'], true),
  'reply:updated': durable('/forum', ['topic', 'thread'], true),
  'reply:deleted': durable('/forum', ['topic', 'thread']),
} as const;
