import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import type { InboxSummary } from '../model/data.ts';

/**
 * What counts in the inbox, on every page of a member. It is read with the shortest list there is: only a list names the
 * position it is true at, and without one it would have to be asked for anew with every connection.
 */
export const inboxSummaryQuery = () =>
  queryOptions({
    queryKey: ['inbox', 'summary'],
    queryFn: async ({ signal }): Promise<InboxSummary> => {
      const { counts, seenUpTo, positions } = await call('GET /api/notifications', { query: { limit: 1 } }, { signal });
      return { counts, seenUpTo, positions, asOf: Object.values(positions)[0]?.offset ?? 0 };
    },
  });
