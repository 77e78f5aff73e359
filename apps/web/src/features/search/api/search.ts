import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { beginningOf, type Wanted } from '../model/asked.ts';

/** Pages of what is found. `categoryId`: of the category that the address names. */
export const searchQuery = (wanted: Wanted, categoryId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['search', wanted, categoryId],
    queryFn: ({ pageParam, signal }) => {
      const from = beginningOf(wanted.since, serverNow());
      const query = {
        ...{ q: wanted.q, kind: wanted.kind },
        ...(categoryId !== undefined && { categoryId }),
        ...(wanted.author !== '' && { author: wanted.author.toLowerCase() }),
        ...(from !== undefined && { from }),
        ...(pageParam !== undefined && { cursor: pageParam }),
      };
      return call('GET /api/search', { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 30_000,
  });

/** The first few, for the palette. */
export const firstFound = (q: string, signal: AbortSignal) =>
  call('GET /api/search', { query: { q, limit: 5 } }, { signal });

/** Where in a topic words stand. */
export const findQuery = (id: string, q: string) =>
  queryOptions({
    queryKey: ['find', id, q],
    queryFn: ({ signal }) => call('GET /api/topics/:id/matches', { params: { id }, query: { q } }, { signal }),
    staleTime: 0,
  });
