import { forumOperations } from './forum.ts';
import { identityOperations } from './identity.ts';
import { moderationOperations } from './moderation.ts';
import { realtimeOperations } from './realtime.ts';

export * from './client.ts';
export * from './operation.ts';
export { type SyncAnswer, syncAnswerSchema } from './realtime.ts';
export * from './route.ts';

/** Every REST operation by name. */
export const operations = {
  ...identityOperations,
  ...forumOperations,
  ...moderationOperations,
  ...realtimeOperations,
} as const;
export type Operations = typeof operations;
export type OperationName = keyof Operations;
