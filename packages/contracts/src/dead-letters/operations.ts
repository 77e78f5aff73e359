import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { deadLetterPageSchema, deadLetterQuerySchema } from './schemas.ts';

export const deadLetterOperations = {
  deadLetters: operation({
    method: 'GET',
    path: '/api/admin/dead-letters',
    access: 'admin',
    summary: 'Lists the jobs that failed for the last time, the latest first, with what admins did about others.',
    query: deadLetterQuerySchema,
    answer: deadLetterPageSchema,
  }),
  retryDeadLetter: operation({
    method: 'POST',
    path: '/api/admin/dead-letters/:id/retry',
    access: 'admin',
    summary: 'Makes a job due again, with its attempts counted anew. What it did already it does not do twice.',
    params: byId,
  }),
  discardDeadLetter: operation({
    method: 'DELETE',
    path: '/api/admin/dead-letters/:id',
    access: 'admin',
    summary: 'Gives a job up: it is not done any more.',
    params: byId,
  }),
} as const;
