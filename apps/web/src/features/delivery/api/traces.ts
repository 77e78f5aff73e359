import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import type { TraceKey } from '../search.ts';

/** What is asked for: a member by their name, a fact or a request by its id. */
export type Asked = { by: TraceKey; q: string };

async function queryOf({ by, q }: Asked, signal: AbortSignal) {
  if (by === 'source') return { source: q };
  if (by === 'request') return { correlationId: q };
  const username = q.replace(/^@/, '').toLowerCase();
  const { id } = await call('GET /api/users/:username', { params: { username } }, { signal });
  return { userId: id };
}

/** Who was notified and who was not, the latest first. */
export const tracesQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['delivery', 'traces', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(await queryOf(asked, signal)), ...(pageParam !== undefined && { cursor: pageParam }) };
      return call('GET /api/notifications/traces', { query: { limit: 50, ...query } }, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 5000,
    retry: false,
  });
