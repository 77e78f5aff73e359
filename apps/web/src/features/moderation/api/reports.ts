import { type InfiniteData, infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import type { Report } from '@tidings/contracts';
import { type Answer, call } from '../../../lib/api/call.ts';

export type ReportState = 'open' | 'resolved' | 'dismissed';
export type ReportPage = Answer<'GET /api/moderation/reports'>;
export type ReportsData = InfiniteData<ReportPage, string | undefined>;

export const reportsKey = ['moderation', 'reports'] as const;
export const openReportKey = ['moderation', 'report'] as const;

/** The report a moderator looks at: a copy of its row that events keep true, also when it leaves the list. */
export const openReportQuery = (report: Report) =>
  queryOptions({
    queryKey: [...openReportKey, report.id],
    queryFn: skipToken,
    initialData: report,
    staleTime: Number.POSITIVE_INFINITY,
  });

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
