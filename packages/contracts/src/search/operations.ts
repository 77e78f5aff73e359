import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { findAnswerSchema, findQuerySchema, searchAnswerSchema, searchQuerySchema } from './schemas.ts';

export const searchOperations = {
  search: operation({
    method: 'GET',
    path: '/api/search',
    access: 'public',
    summary:
      'Looks for posts that the viewer may read, and for members: the best of the newest 500 first (200 where words must follow one another). A change of a post is found within seconds; what may not be read any more is gone at once.',
    query: searchQuerySchema,
    answer: searchAnswerSchema,
    perMinute: 120,
  }),
  findInTopic: operation({
    method: 'GET',
    path: '/api/topics/:id/matches',
    access: 'public',
    summary: 'Finds where in a topic words stand.',
    params: byId,
    query: findQuerySchema,
    answer: findAnswerSchema,
    perMinute: 120,
  }),
} as const;
