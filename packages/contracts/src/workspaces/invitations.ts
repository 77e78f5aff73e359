import { z } from 'zod';
import { slugSchema } from '../categories/schemas.ts';
import { invitationStateSchema } from '../groups/invitations.ts';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { workspaceRoleSchema } from './schemas.ts';

/** What who is invited gets to know of a workspace. */
export const invitingWorkspaceSchema = z
  .strictObject({
    id: idSchema.describe('The workspace.'),
    name: z.string().describe('What the workspace is called.'),
    slug: slugSchema.describe('The end of its address.'),
    memberCount: z.int().describe('How many are in it.'),
  })
  .meta({ id: 'InvitingWorkspace' });

export const workspaceInvitationSchema = z
  .strictObject({
    id: idSchema.describe('Names the invitation.'),
    workspace: invitingWorkspaceSchema.describe('The workspace one is invited into.'),
    kind: z.enum(['person', 'link']).describe('For one person, or for whoever has the link.'),
    member: personSchema.nullable().describe('Who is invited; `null` for a link.'),
    inviter: personSchema.describe('Who invited.'),
    role: workspaceRoleSchema.describe('What one is in the workspace by accepting.'),
    state: invitationStateSchema.describe('What became of it; a link stays pending until it is used up or revoked.'),
    uses: z.int().describe('How many came in by it.'),
    maxUses: z.int().describe('How many may come in by it.'),
    createdAt: instantSchema.describe('When it was sent.'),
    expiresAt: instantSchema.describe('Until when it can be accepted.'),
    answeredAt: instantSchema.nullable().describe('When it was accepted, declined or revoked; `null` while it waits.'),
  })
  .meta({ id: 'WorkspaceInvitation' });
export type WorkspaceInvitation = z.infer<typeof workspaceInvitationSchema>;

export const workspaceLinkInputSchema = z
  .strictObject({
    role: workspaceRoleSchema
      .exclude(['owner'])
      .default('viewer')
      .describe('What who comes in by the link is; nobody becomes an owner by a link.'),
    maxUses: z.int().min(1).max(50).default(1).describe('How many may come in by it.'),
    days: z.int().min(1).max(30).default(7).describe('How many days it works.'),
  })
  .meta({ id: 'WorkspaceLinkInput' });
export type WorkspaceLinkInput = z.infer<typeof workspaceLinkInputSchema>;

export const workspaceLinkSchema = z
  .strictObject({
    invitation: workspaceInvitationSchema.describe('The invitation behind the link.'),
    token: z.string().describe('The secret of the link, shown this once: `/join#<token>` is its page.'),
  })
  .meta({ id: 'WorkspaceLink' });
export type WorkspaceLink = z.infer<typeof workspaceLinkSchema>;

export const workspaceTokenInputSchema = z
  .strictObject({ token: z.string().min(20).max(100).describe('The secret of the link.') })
  .meta({ id: 'WorkspaceTokenInput' });
