import { categoryOperations } from './categories.ts';
import { groupOperations } from './groups.ts';
import { identityOperations } from './identity.ts';
import { moderationOperations } from './moderation.ts';
import { reactionOperations } from './reactions.ts';
import { realtimeOperations } from './realtime.ts';
import { replyOperations } from './replies.ts';
import { topicOperations } from './topics.ts';

export * from './client.ts';
export * from './operation.ts';
export { type SyncAnswer, syncAnswerSchema } from './realtime.ts';
export * from './route.ts';

/** Every REST operation by name. */
export const operations = {
  ...identityOperations,
  ...categoryOperations,
  ...topicOperations,
  ...replyOperations,
  ...reactionOperations,
  ...groupOperations,
  ...moderationOperations,
  ...realtimeOperations,
} as const;
export type Operations = typeof operations;
export type OperationName = keyof Operations;
