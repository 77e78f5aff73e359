import { workspaceMembershipSchema, workspaceSchema } from './schemas.ts';

export const workspaceEvents = {
  'workspace:updated': {
    payload: workspaceSchema,
    summary: 'The workspace is called otherwise, has other settings, or another number of members.',
  },
  'workspace:membership': {
    payload: workspaceMembershipSchema,
    summary: 'The member came into a workspace, left it, or is something else in it; what they may see is another now.',
  },
} as const;
