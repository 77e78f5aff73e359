import { queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../../../lib/api/call.ts';

export type OpenCount = Pick<Answer<'GET /api/moderation/reports'>, 'openCount' | 'positions'>;

/** How many reports wait. Events keep it true, on every page of a moderator. */
export const openCountQuery = () =>
  queryOptions({
    queryKey: ['moderation', 'open-count'],
    queryFn: async ({ signal }): Promise<OpenCount> => {
      const { openCount, positions } = await call('GET /api/moderation/reports', { query: { limit: 1 } }, { signal });
      return { openCount, positions };
    },
    staleTime: 60_000,
  });
