import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** People whose name begins so, those in the topic first; at most six are shown. */
export const mentionPeopleQuery = (query: string, topicId: string | undefined) =>
  queryOptions({
    queryKey: ['mention', topicId, query],
    queryFn: async ({ signal }) =>
      (
        await call(
          'GET /api/users',
          { query: { mention: query, ...(topicId === undefined ? {} : { topicId }) } },
          { signal },
        )
      ).items.slice(0, 6),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
