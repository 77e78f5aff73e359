import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import type { TopicListScope } from '../model/data.ts';

export const topicListKey = ['topics', 'list'] as const;

/** Topics by newest activity, page after page. The scope is the last part of its key, for the reducers. */
export const topicListQuery = (scope: TopicListScope) =>
  infiniteQueryOptions({
    queryKey: [...topicListKey, scope],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/topics',
        {
          query: {
            filter: scope.filter,
            ...(scope.categoryId === undefined ? {} : { categoryId: scope.categoryId }),
            ...(pageParam === undefined ? {} : { cursor: pageParam }),
          },
        },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });
