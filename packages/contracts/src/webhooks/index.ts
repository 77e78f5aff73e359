import { webhookErrors } from './errors.ts';
import { webhookOperations } from './operations.ts';

/** Addresses of other systems that are sent what happens here. */
export const webhooks = { errors: webhookErrors, operations: webhookOperations } as const;
