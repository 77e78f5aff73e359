import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** What a group has sent: what waits, and what was declined not long ago. */
export const invitedQuery = (groupId: string) =>
  queryOptions({
    queryKey: ['groups', 'invited', groupId],
    queryFn: ({ signal }) =>
      call('GET /api/groups/:id/invitations', { params: { id: groupId }, query: { limit: 100 } }, { signal }),
    staleTime: 60_000,
  });

export const invite = (groupId: string, username: string) =>
  call('POST /api/groups/:id/invitations', { params: { id: groupId }, body: { username } });

export const withdrawInvitation = (groupId: string, username: string) =>
  call('DELETE /api/groups/:id/invitations/:username', { params: { id: groupId, username } });

export const acceptInvitation = (id: string) => call('POST /api/invitations/:id/accept', { params: { id } });

export const declineInvitation = (id: string) => call('POST /api/invitations/:id/decline', { params: { id } });
