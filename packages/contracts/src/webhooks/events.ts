/**
 * What webhooks can be sent. What stands in a category that is open to everybody is sent as everybody reads it; of a
 * notification what its trace shows an admin, and never its words. Open: a newer server may know more.
 */
export const webhookEvents = [
  'topic.created',
  'topic.updated',
  'topic.deleted',
  'reply.created',
  'reply.updated',
  'reply.deleted',
  'notification.created',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** What a test sends, to one webhook and whatever it chose. */
export const WEBHOOK_TEST = 'webhook.test';

/** Webhooks of the forum there may be at once. */
export const WEBHOOKS_MAX = 50;
/** Webhooks there may be of one workspace. */
export const WORKSPACE_WEBHOOKS_MAX = 10;
/** How often a delivery is tried, over a day, before it is a dead letter. */
export const WEBHOOK_TRIES = 8;

/** Whether a pattern (`topic.created`, `topic.*`, `*`) means a type. */
export const patternMeans = (pattern: string, type: string): boolean =>
  pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)));
