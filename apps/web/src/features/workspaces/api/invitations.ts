import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { workspacesKey } from './workspaces.ts';

export const waitingKey = [...workspacesKey, 'waiting'] as const;
/** The invitations that wait for the reader. */
export const waitingQuery = () =>
  queryOptions({
    queryKey: waitingKey,
    queryFn: ({ signal }) => call('GET /api/workspace-invitations', { query: {} }, { signal }),
    staleTime: 60_000,
  });

export const sentKey = [...workspacesKey, 'sent'] as const;
/** The invitations and links of a workspace that wait. */
export const sentQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...sentKey, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/workspaces/:id/invitations',
        { params: { id }, query: pageParam === undefined ? {} : { cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 60_000,
  });

/** What a link leads into. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: [...workspacesKey, 'link', token],
    queryFn: ({ signal }) => call('POST /api/workspace-links/look', { body: { token } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const joinWorkspace = (id: string) => call('POST /api/workspaces/:id/join', { params: { id } });
export const declineWorkspace = (id: string) => call('POST /api/workspaces/:id/decline', { params: { id } });
export const joinByLink = (token: string) => call('POST /api/workspace-links/join', { body: { token } });
export const createLink = (id: string) =>
  call('POST /api/workspaces/:id/invitations', { params: { id }, body: { role: 'viewer', maxUses: 10, days: 7 } });
export const revokeInvitation = (id: string, invitationId: string) =>
  call('DELETE /api/workspaces/:id/invitations/:invitationId', { params: { id, invitationId } });
