import { integrationErrors } from './errors.ts';
import { integrationOperations } from './operations.ts';

/** What other systems tell members: events, and orders as the worked example. */
export const integrations = { errors: integrationErrors, operations: integrationOperations } as const;
