import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../../../lib/api/call.ts';
import { deviceTimeZone } from '../../../../lib/session/reader-locale.ts';

export const trendKey = ['overview', 'trend'] as const;
export const activityKey = ['overview', 'activity'] as const;
export const TREND_DAYS = 30;
const pageSize = 15;

/** What was decided on each of the last days, where the reader is. */
export const trendQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...trendKey, workspaceId],
    queryFn: ({ signal }) =>
      call(
        'GET /api/workspaces/:id/trend',
        { params: { id: workspaceId }, query: { days: TREND_DAYS, timeZone: deviceTimeZone() } },
        { signal },
      ),
    staleTime: 60_000,
  });

/** What happened, the newest first. */
export const activityQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: [...activityKey, workspaceId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: pageSize, ...(pageParam !== undefined && { cursor: pageParam }) };
      return call('GET /api/workspaces/:id/activity', { params: { id: workspaceId }, query }, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });
