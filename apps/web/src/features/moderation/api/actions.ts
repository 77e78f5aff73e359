import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../../../lib/api/call.ts';

export type ActionPage = Answer<'GET /api/moderation/actions'>;
export type ActionsData = InfiniteData<ActionPage, string | undefined>;

/** The audit log, newest first. */
export const actionsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['moderation', 'actions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/moderation/actions', { query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });
