import { merged } from './kernel/merge.ts';
import { nouns } from './nouns.ts';

/** Every REST operation by name. */
export const operations = merged(nouns, 'operations');
export type Operations = typeof operations;
export type OperationName = keyof Operations;
