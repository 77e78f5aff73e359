import { operation } from '../rest/operation.ts';
import { traceParamsSchema, traceQuerySchema, traceSchema } from './schemas.ts';

export const traceOperations = {
  trace: operation({
    method: 'GET',
    path: '/api/admin/traces/:correlationId',
    access: 'admin',
    summary:
      'Answers what came of one request as a tree: its events, the jobs it caused with the events of those, and what webhooks were sent. Of a workspace neither which it is nor who it was.',
    params: traceParamsSchema,
    query: traceQuerySchema,
    answer: traceSchema,
    perMinute: 60,
  }),
} as const;
