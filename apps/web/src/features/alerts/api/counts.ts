import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** How many alerts there are; the position of the reader's own room keeps it true, on every page. */
export const alertCountsQuery = () =>
  queryOptions({
    queryKey: ['alerts', 'counts'],
    queryFn: async ({ signal }) => {
      const { counts, positions } = await call('GET /api/alerts', { query: { limit: 1 } }, { signal });
      return { counts, positions };
    },
    staleTime: 5 * 60_000,
  });
