import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../../../lib/api/call.ts';

export type ReportState = 'open' | 'resolved' | 'dismissed';
export type ReportPage = Answer<'GET /api/moderation/reports'>;
export type ReportsData = InfiniteData<ReportPage, string | undefined>;

export const reportsKey = ['moderation', 'reports'] as const;

/** The queue in one state. The state is the last part of its key, for the reducers. */
export const reportsQuery = (state: ReportState) =>
  infiniteQueryOptions({
    queryKey: [...reportsKey, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/moderation/reports',
        { query: { state, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });
