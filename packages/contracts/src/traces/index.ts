import { traceOperations } from './operations.ts';

/** What came of one request: events, jobs, and what webhooks were sent. */
export const traces = { operations: traceOperations } as const;
