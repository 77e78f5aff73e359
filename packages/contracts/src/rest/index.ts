import { merged } from '../kernel/merge.ts';
import { nouns } from '../nouns.ts';

export { type SyncAnswer, syncAnswerSchema } from '../realtime/operations.ts';
export * from './client.ts';
export * from './operation.ts';
export * from './route.ts';

/** Every REST operation by name. */
export const operations = merged(nouns, 'operations');
export type Operations = typeof operations;
export type OperationName = keyof Operations;
