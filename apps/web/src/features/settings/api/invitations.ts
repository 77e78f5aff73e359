import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '../../../lib/api/call.ts';

export type Invitation = Answer<'GET /api/invitations/sent'>['items'][number];
export type Made = Answer<'POST /api/invitations'>;
export type Invite = Input<'POST /api/invitations'>['body'];

/** What one can still register with: fewer than a page holds. Others use it up, so it is read anew whenever it is looked at. */
export const invitationsQuery = () =>
  queryOptions({
    queryKey: ['site-invitations'],
    queryFn: async ({ signal }) =>
      (await call('GET /api/invitations/sent', { query: { limit: 100 } }, { signal })).items,
    staleTime: 0,
  });

/** Invites by a link, or by mail to an address. Throws ApiError (`TOO_MANY_INVITATIONS`, `UNSUPPORTED`, `SILENCED`). */
export const invite = (body: Invite) => call('POST /api/invitations', { body });

/** Takes one back. Throws ApiError. */
export const withdrawInvitation = (id: string) => call('DELETE /api/invitations/:id', { params: { id } });
