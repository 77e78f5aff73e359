import { operation } from '../rest/operation.ts';
import { deleteMeAnswerSchema, deleteMeInputSchema, exportMeAnswerSchema, exportMeInputSchema } from './leaving.ts';

export const leavingOperations = {
  deleteMe: operation({
    method: 'DELETE',
    path: '/api/me',
    access: 'member',
    summary:
      'Has the member’s account deleted: every session ends at once, and after 14 days nothing of it is left. Signing in before keeps it.',
    body: deleteMeInputSchema,
    answer: deleteMeAnswerSchema,
    perMinute: 10,
  }),
  exportMe: operation({
    method: 'POST',
    path: '/api/me/export',
    access: 'member',
    summary: 'Answers a link, good for an hour, to an archive of all that is the member’s own; one a day.',
    body: exportMeInputSchema,
    answer: exportMeAnswerSchema,
    perMinute: 10,
  }),
} as const;
