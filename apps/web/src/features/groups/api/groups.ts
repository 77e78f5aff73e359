import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answer, type CallOptions, call, type Input } from '../../../lib/api/call.ts';

export type GroupState = 'active' | 'archived';
export const groupsKey = ['groups'] as const;

/** The groups in one state, the reader's own first. */
export const groupsQuery = (state: GroupState) =>
  infiniteQueryOptions({
    queryKey: [...groupsKey, 'list', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/groups',
        { query: { state, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });

export const groupKey = [...groupsKey, 'one'] as const;

/** `deleted` is set by the event: it was taken away while it was open. */
export type GroupData = Answer<'GET /api/groups/:id'> & { deleted?: true };

/** One group; its room is followed while it is shown. */
export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: [...groupKey, id],
    queryFn: ({ signal }): Promise<GroupData> => call('GET /api/groups/:id', { params: { id } }, { signal }),
    staleTime: 60_000,
  });

export const groupMembersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...groupsKey, 'members', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/groups/:id/members',
        { params: { id }, query: pageParam === undefined ? {} : { cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });

/** The id of the group at an address; `null` where the reader sees none. */
export const addressQuery = (slug: string) =>
  queryOptions({
    queryKey: [...groupsKey, 'address', slug],
    queryFn: async ({ signal }) =>
      (await call('GET /api/groups', { query: { slug, limit: 1 } }, { signal })).items[0]?.id ?? null,
    staleTime: 60_000,
  });

/** Makes a group. The same idempotency key makes it once, however often it is sent. */
export const createGroup = (body: Input<'POST /api/groups'>['body'], options: CallOptions) =>
  call('POST /api/groups', { body }, options);
export const joinGroup = (id: string) => call('POST /api/groups/:id/join', { params: { id } });
export const leaveGroup = (id: string) => call('POST /api/groups/:id/leave', { params: { id } });
export const deleteGroup = (id: string) => call('DELETE /api/groups/:id', { params: { id }, body: {} });
export const archiveGroup = (id: string) => call('PUT /api/groups/:id/archive', { params: { id }, body: {} });
export const unarchiveGroup = (id: string) => call('DELETE /api/groups/:id/archive', { params: { id }, body: {} });
