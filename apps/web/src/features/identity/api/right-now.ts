import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** The three newest things in public categories, for the page of somebody who has not come in yet. */
export const rightNowQuery = () =>
  queryOptions({
    queryKey: ['right-now'],
    queryFn: async ({ signal }) => (await call('GET /api/topics', { query: { limit: 3 } }, { signal })).items,
    retry: false,
  });
