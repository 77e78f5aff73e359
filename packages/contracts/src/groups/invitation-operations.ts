import { z } from 'zod';
import { usernameSchema } from '../identity/schemas.ts';
import { idSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { groupInvitationSchema, inviteInputSchema } from './invitations.ts';
import { groupSchema } from './schemas.ts';

export const invitationOperations = {
  inviteToGroup: operation({
    method: 'POST',
    path: '/api/groups/:id/invitations',
    access: 'member',
    summary:
      'Invites a member; owners and admins only. They are in it once they accept, within 30 days. Who is invited already stays so.',
    params: byId,
    body: inviteInputSchema,
    answer: groupInvitationSchema,
    status: 201,
  }),
  groupInvitations: operation({
    method: 'GET',
    path: '/api/groups/:id/invitations',
    access: 'member',
    summary: 'Lists the invitations that wait and those declined in the last seven days; owners and admins only.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(groupInvitationSchema),
  }),
  withdrawInvitation: operation({
    method: 'DELETE',
    path: '/api/groups/:id/invitations/:username',
    access: 'member',
    summary: 'Takes back an invitation that waits; owners and admins only.',
    params: z.strictObject({
      id: idSchema.describe('The group.'),
      username: usernameSchema.describe('The user name of who was invited.'),
    }),
  }),
  invitations: operation({
    method: 'GET',
    path: '/api/invitations',
    access: 'member',
    summary: 'Lists the invitations that wait for the viewer, newest first, with the position of their own room.',
    query: pageQuerySchema,
    answer: pageOf(groupInvitationSchema).extend({
      positions: positionsSchema.describe('Where the viewer’s own room stood when they were read.'),
    }),
  }),
  acceptInvitation: operation({
    method: 'POST',
    path: '/api/invitations/:id/accept',
    access: 'member',
    summary: 'Accepts an invitation of the viewer’s; they are in the group from now on.',
    params: byId,
    answer: groupSchema,
  }),
  declineInvitation: operation({
    method: 'POST',
    path: '/api/invitations/:id/decline',
    access: 'member',
    summary: 'Declines an invitation of the viewer’s; the group cannot invite them again for seven days.',
    params: byId,
  }),
} as const;
