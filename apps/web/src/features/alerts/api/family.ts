import { queryOptions } from '@tanstack/react-query';
import type { FamilyShare } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

export const familyKey = ['alerts', 'family'] as const;

/** The reader's family, and who invites them into one. */
export const familyQuery = () =>
  queryOptions({
    queryKey: familyKey,
    queryFn: ({ signal }) => call('GET /api/family', {}, { signal }),
    staleTime: 60_000,
  });

export const createFamily = (name: string) => call('POST /api/family', { body: { name } });
export const deleteFamily = () => call('DELETE /api/family', {});
export const shareWithFamily = (shares: FamilyShare) => call('PATCH /api/family/shares', { body: { shares } });
export const inviteToFamily = (username: string) => call('POST /api/family/invitations', { body: { username } });
export const joinFamily = (id: string) => call('POST /api/family/invitations/:id/accept', { params: { id } });
export const declineFamily = (id: string) => call('POST /api/family/invitations/:id/decline', { params: { id } });
export const removeFromFamily = (username: string) =>
  call('DELETE /api/family/members/:username', { params: { username } });
