import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import type { LikeTarget } from './set-like.ts';

/** Who likes a topic or reply, page by page. Asked for anew each time: nothing keeps it true while it is open. */
export const likesQuery = ({ type, id }: LikeTarget) =>
  infiniteQueryOptions({
    queryKey: ['likes', type, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const input = { params: { id }, query: { cursor: pageParam } };
      return type === 'topic'
        ? call('GET /api/topics/:id/likes', input, { signal })
        : call('GET /api/replies/:id/likes', input, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 0,
    gcTime: 0,
  });
