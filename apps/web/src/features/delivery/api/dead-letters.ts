import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

export const lettersKey = ['delivery', 'letters'] as const;
/** They come without an event: while the page is open they are asked for again. */
const AGAIN_MS = 15_000;

/** What failed for good, the latest first. */
export const lettersQuery = () =>
  infiniteQueryOptions({
    queryKey: lettersKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/admin/dead-letters',
        { query: { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: AGAIN_MS,
  });

export type Settling = { id: string; how: 'retry' | 'discard' };

/** Has one tried again, or gives it up. */
export const settle = ({ id, how }: Settling) =>
  how === 'retry'
    ? call('POST /api/admin/dead-letters/:id/retry', { params: { id } })
    : call('DELETE /api/admin/dead-letters/:id', { params: { id } });
