import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { WorkspaceRole } from '@tidings/contracts';
import { type Answer, type CallOptions, call, type Input } from '../../../lib/api/call.ts';

export const workspacesKey = ['workspaces'] as const;
const page = (cursor: string | undefined) => ({ query: cursor === undefined ? {} : { cursor } });

/** The workspaces the reader is in, by name. */
export const workspacesQuery = () =>
  infiniteQueryOptions({
    queryKey: [...workspacesKey, 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call('GET /api/workspaces', page(pageParam), { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 60_000,
  });

/** The id of the workspace at an address, or null when the reader is in none there. */
export const addressQuery = (slug: string) =>
  queryOptions({
    queryKey: [...workspacesKey, 'address', slug],
    queryFn: async ({ signal }) =>
      (await call('GET /api/workspaces', { query: { slug } }, { signal })).items[0]?.id ?? null,
    staleTime: 60_000,
  });

export const workspaceKey = [...workspacesKey, 'one'] as const;
/** `gone`: the reader was in it until a moment ago. */
export type WorkspaceData = Answer<'GET /api/workspaces/:id'> & { gone?: true };
export const workspaceQuery = (id: string) =>
  queryOptions({
    queryKey: [...workspaceKey, id],
    queryFn: async ({ signal }): Promise<WorkspaceData> =>
      call('GET /api/workspaces/:id', { params: { id } }, { signal }),
    staleTime: 60_000,
  });

export const membersKey = [...workspacesKey, 'members'] as const;
/** Who is in a workspace, in the order they came. */
export const membersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...membersKey, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/workspaces/:id/members', { params: { id }, ...page(pageParam) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 60_000,
  });

export const createWorkspace = (
  body: Input<'POST /api/workspaces'>['body'],
  options: CallOptions,
): Promise<Answer<'POST /api/workspaces'>> => call('POST /api/workspaces', { body }, options);
export const patchWorkspace = (id: string, body: Input<'PATCH /api/workspaces/:id'>['body']) =>
  call('PATCH /api/workspaces/:id', { params: { id }, body });
export const setMember = (id: string, username: string, role: WorkspaceRole) =>
  call('PUT /api/workspaces/:id/members/:username', { params: { id, username }, body: { role } });
export const removeMember = (id: string, username: string) =>
  call('DELETE /api/workspaces/:id/members/:username', { params: { id, username } });
export const leaveWorkspace = (id: string) => call('POST /api/workspaces/:id/leave', { params: { id } });
