import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  workspaceInvitationSchema,
  workspaceLinkInputSchema,
  workspaceLinkSchema,
  workspaceTokenInputSchema,
} from './invitations.ts';
import {
  memberOfWorkspace,
  workspaceAuditEntrySchema,
  workspaceMemberSchema,
  workspacePlaceSchema,
  workspaceRoleInputSchema,
} from './members.ts';
import { workspaceSchema } from './schemas.ts';

export const workspaceMemberOperations = {
  workspaceMembers: operation({
    method: 'GET',
    path: '/api/workspaces/:id/members',
    access: 'member',
    summary: 'Lists who is in the workspace, in the order they came, with the position of its room.',
    params: byId,
    query: pageQuerySchema,
    answer: livePageOf(workspaceMemberSchema),
  }),
  setWorkspaceMember: operation({
    method: 'PUT',
    path: '/api/workspaces/:id/members/:username',
    access: 'member',
    summary:
      'Gives somebody a role; owners only, and the last owner stays one. Who is not in the workspace is invited with it, for 30 days.',
    params: memberOfWorkspace,
    body: workspaceRoleInputSchema,
    answer: workspacePlaceSchema,
  }),
  removeWorkspaceMember: operation({
    method: 'DELETE',
    path: '/api/workspaces/:id/members/:username',
    access: 'member',
    summary:
      'Removes a member, or takes back the invitation of who has not answered; owners only. No event written afterwards reaches them.',
    params: memberOfWorkspace,
  }),
  leaveWorkspace: operation({
    method: 'POST',
    path: '/api/workspaces/:id/leave',
    access: 'member',
    summary: 'Leaves the workspace. Its last owner makes somebody else an owner first.',
    params: byId,
  }),
  joinWorkspace: operation({
    method: 'POST',
    path: '/api/workspaces/:id/join',
    access: 'member',
    summary: 'Accepts the invitation that waits for the viewer; they are in the workspace from now on.',
    params: byId,
    answer: workspaceSchema,
  }),
  declineWorkspace: operation({
    method: 'POST',
    path: '/api/workspaces/:id/decline',
    access: 'member',
    summary: 'Declines the invitation that waits for the viewer; the workspace cannot invite them for seven days.',
    params: byId,
  }),
  ownWorkspaceInvitations: operation({
    method: 'GET',
    path: '/api/workspace-invitations',
    access: 'member',
    summary: 'Lists the invitations into workspaces that wait for the viewer, newest first.',
    query: pageQuerySchema,
    answer: livePageOf(workspaceInvitationSchema),
  }),
  workspaceInvitations: operation({
    method: 'GET',
    path: '/api/workspaces/:id/invitations',
    access: 'member',
    summary: 'Lists the invitations and links of the workspace that wait, newest first; owners only.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(workspaceInvitationSchema),
  }),
  createWorkspaceLink: operation({
    method: 'POST',
    path: '/api/workspaces/:id/invitations',
    access: 'member',
    summary: 'Makes a link by which people come in; owners only. Its secret is answered this once.',
    params: byId,
    body: workspaceLinkInputSchema,
    answer: workspaceLinkSchema,
    status: 201,
    perMinute: 20,
  }),
  revokeWorkspaceInvitation: operation({
    method: 'DELETE',
    path: '/api/workspaces/:id/invitations/:invitationId',
    access: 'member',
    summary: 'Takes back an invitation or a link that waits; owners only.',
    params: z.strictObject({
      id: idSchema.describe('The workspace.'),
      invitationId: idSchema.describe('The invitation.'),
    }),
  }),
  lookAtWorkspaceLink: operation({
    method: 'POST',
    path: '/api/workspace-links/look',
    access: 'member',
    summary: 'Answers what a link leads into. The secret is in the body, so that no log has it.',
    body: workspaceTokenInputSchema,
    answer: workspaceInvitationSchema,
    perMinute: 20,
  }),
  joinByWorkspaceLink: operation({
    method: 'POST',
    path: '/api/workspace-links/join',
    access: 'member',
    summary: 'Comes into a workspace by a link. Who is in it already stays what they are.',
    body: workspaceTokenInputSchema,
    answer: workspaceSchema,
    perMinute: 20,
  }),
  workspaceAudit: operation({
    method: 'GET',
    path: '/api/workspaces/:id/audit',
    access: 'member',
    summary: 'Lists what was done in the workspace, newest first; managers and owners only.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(workspaceAuditEntrySchema),
  }),
} as const;
