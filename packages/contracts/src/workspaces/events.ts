import { workspaceInvitationSchema } from './invitations.ts';
import { workspaceMemberChangeSchema } from './members.ts';
import { workspaceMembershipSchema, workspaceSchema } from './schemas.ts';

export const workspaceEvents = {
  'workspace:updated': {
    payload: workspaceSchema,
    summary: 'The workspace is called otherwise, has other settings, or another number of members.',
  },
  'workspace:member': {
    payload: workspaceMemberChangeSchema,
    summary: 'Somebody came into the workspace, left it, was removed, or is something else in it.',
  },
  'workspace:membership': {
    payload: workspaceMembershipSchema,
    summary: 'The member came into a workspace, left it, or is something else in it; what they may see is another now.',
  },
  'workspace:invitation': {
    payload: workspaceInvitationSchema,
    summary: 'An invitation was sent, answered or revoked. For who is invited, for who sent it, and the owners.',
  },
} as const;
