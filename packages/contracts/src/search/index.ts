import { searchErrors } from './errors.ts';
import { searchOperations } from './operations.ts';

/** Looking for posts and members by words. */
export const search = { errors: searchErrors, operations: searchOperations } as const;
