import { queryOptions } from '@tanstack/react-query';
import type { TopicView } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

const shown = 3;
const nowMs = 60 * 60_000;

/** Those with the latest activity, whatever is pinned above them. */
export const newest = (topics: readonly TopicView[]): TopicView[] =>
  topics.toSorted((a, b) => b.counts.lastActivityAt.localeCompare(a.counts.lastActivityAt)).slice(0, shown);

/** Whether the first of them is of this hour. `now` in ms. */
export const isRightNow = ([first]: readonly TopicView[], now: number): boolean =>
  first !== undefined && now - Date.parse(first.counts.lastActivityAt) < nowMs;

/** The newest things in public categories, for the page of somebody who has not come in yet; pinned ones stand where they happened. */
export const rightNowQuery = () =>
  queryOptions({
    queryKey: ['right-now'],
    queryFn: async ({ signal }) => newest((await call('GET /api/topics', { query: { limit: 30 } }, { signal })).items),
    refetchInterval: 30_000,
    retry: false,
  });
