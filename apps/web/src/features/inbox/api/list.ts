import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Positions } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';
import type { InboxPage, InboxScope } from '../model/data.ts';

export const inboxListKey = ['inbox', 'list'] as const;
const perPage = 50;

/** The position of the member's own room, the only one that feeds an inbox. */
export const offsetIn = (positions: Positions): number => Object.values(positions)[0]?.offset ?? 0;

/** The inbox, the last placed first, page after page. The scope is the last part of its key, for the reducers. */
export const inboxListQuery = (scope: InboxScope) =>
  infiniteQueryOptions({
    queryKey: [...inboxListKey, scope],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<InboxPage> => {
      const { items, nextCursor, positions } = await call(
        'GET /api/notifications',
        {
          query: {
            filter: scope.filter,
            limit: perPage,
            ...(scope.category === undefined ? {} : { category: scope.category }),
            ...(pageParam === undefined ? {} : { cursor: pageParam }),
          },
        },
        { signal },
      );
      const end = nextCursor === null ? 0 : (items.at(-1)?.position ?? 0);
      return { items, nextCursor, positions, end, asOf: offsetIn(positions) };
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
