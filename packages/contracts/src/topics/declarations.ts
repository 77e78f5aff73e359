import { durable, latest } from '../kernel/event.ts';

export const topicFacts = {
  'topic:created': durable('/forum', ['category'], true),
  'topic:updated': durable('/forum', ['category', 'topic'], true),
  'topic:deleted': durable('/forum', ['category', 'topic']),
  'topic:read': durable('/forum', ['user']),
  'topic:bumped': latest('/forum', ['category']),
} as const;

/** Codes a client can meet, with the HTTP status each has on REST. */
export const topicErrors = {
  TOPIC_LOCKED: 409,
} as const;
