import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '../../../lib/api/call.ts';

export type ApiKey = Answer<'GET /api/api-keys'>['items'][number];
export type MadeKey = Answer<'POST /api/api-keys'>;

export const keysKey = ['integrations', 'keys'] as const;
export const keysQuery = () =>
  infiniteQueryOptions({
    queryKey: keysKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/api-keys',
        { query: { limit: 100, ...(pageParam !== undefined && { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });

export const createKey = (body: Input<'POST /api/api-keys'>['body']) => call('POST /api/api-keys', { body });
export const revokeKey = (id: string) => call('DELETE /api/api-keys/:id', { params: { id } });
