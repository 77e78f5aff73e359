import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answer, type CallOptions, call, type Input } from '../../../../lib/api/call.ts';

type CreateInput = Input<'POST /api/announcements'>['body'];
type PatchInput = Input<'PATCH /api/announcements/:id'>['body'];
export type Sort = 'draft' | 'planned' | 'sent';
export type Managed = Answer<'GET /api/announcements/manage/:id'>;

export const managedKey = ['announcements', 'managed'] as const;
/** They come without an event: while the page is open they are asked for again. */
const AGAIN_MS = 15_000;

/** Those of one sort, the last first, with how many there are of each. */
export const managedListQuery = (show: Sort) =>
  infiniteQueryOptions({
    queryKey: [...managedKey, 'list', show],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/announcements/manage',
        { query: { limit: 30, show, ...(pageParam !== undefined && { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 5000,
    refetchInterval: AGAIN_MS,
  });

/** One as it is, for who goes on writing it: it never changes under their hands. */
export const managedQuery = (id: string) =>
  queryOptions({
    queryKey: [...managedKey, 'one', id],
    queryFn: ({ signal }) => readManaged(id, signal),
    staleTime: 0,
    gcTime: 0,
  });

export const readManaged = (id: string, signal?: AbortSignal) =>
  call('GET /api/announcements/manage/:id', { params: { id } }, signal ? { signal } : {});
export const createAnnouncement = (body: CreateInput, options: CallOptions) =>
  call('POST /api/announcements', { body }, options);
export const patchAnnouncement = (id: string, body: PatchInput) =>
  call('PATCH /api/announcements/:id', { params: { id }, body });
export const deleteAnnouncement = (id: string) => call('DELETE /api/announcements/:id', { params: { id } });
export const endAnnouncement = (id: string) => call('POST /api/announcements/:id/end', { params: { id } });
export const callBack = (id: string) => call('POST /api/announcements/:id/call-back', { params: { id } });
