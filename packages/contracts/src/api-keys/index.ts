import { apiKeyErrors } from './errors.ts';
import { apiKeyOperations } from './operations.ts';

/** What other systems show to be let in. */
export const apiKeys = { errors: apiKeyErrors, operations: apiKeyOperations } as const;
