import { z } from 'zod';
import { slugSchema } from '../categories/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';
import { workspaceRoles } from './roles.ts';

export const workspaceRoleSchema = z.enum(workspaceRoles).meta({
  id: 'WorkspaceRole',
  description:
    'An owner changes settings, members and keys; a manager decides and runs the agents; an operator decides where asked, and chats; a viewer reads. Each may what the next may.',
});

const fourEyes = z.boolean().describe('Whether the owner of an agent may not decide what that agent asked for.');
const undoDecisions = z.boolean().describe('Whether a decision takes effect five seconds later and can be undone.');

export const workspaceSettingsSchema = z
  .strictObject({ fourEyes, undoDecisions })
  .meta({ id: 'WorkspaceSettings', description: 'What the owners of a workspace decide for everybody in it.' });
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

export const workspaceSchema = z
  .strictObject({
    id: idSchema.describe('Names the workspace for good, whatever it is called.'),
    name: z.string().describe('What the workspace is called.'),
    slug: slugSchema.describe(
      'The end of its address, for good: made from its first name and a few letters by chance, so that no address says that another workspace has it.',
    ),
    settings: workspaceSettingsSchema.describe('What its owners decided for everybody in it.'),
    memberCount: z.int().describe('How many are in it.'),
    version: z.int().describe('Rises with every change of its name, settings or members.'),
    createdAt: instantSchema.describe('When it was made.'),
    viewer: z
      .strictObject({ role: workspaceRoleSchema.describe('What the viewer is in it.') })
      .nullable()
      .describe('What is the viewer’s own; `null` in events, which everybody in it gets alike.'),
  })
  .meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof workspaceSchema>;

const name = nameLine().min(1).check(upTo(60)).describe('What the workspace is called.');

export const createWorkspaceInputSchema = z.strictObject({ name }).meta({ id: 'CreateWorkspaceInput' });
export type CreateWorkspace = z.infer<typeof createWorkspaceInputSchema>;

export const patchWorkspaceInputSchema = z
  .strictObject({
    name: name.optional(),
    settings: z
      .strictObject({ fourEyes: fourEyes.optional(), undoDecisions: undoDecisions.optional() })
      .optional()
      .describe('The settings that change; what is left out stays.'),
  })
  .meta({ id: 'PatchWorkspaceInput' });
export type PatchWorkspace = z.infer<typeof patchWorkspaceInputSchema>;

export const workspaceListQuerySchema = pageQuerySchema.extend({
  slug: slugSchema.optional().describe('Only the one with this address.'),
});

export const membershipKinds = ['created', 'joined', 'left', 'removed', 'role_changed'] as const;

export const workspaceMembershipSchema = z
  .strictObject({
    workspaceId: idSchema.describe('The workspace.'),
    kind: z.enum(membershipKinds).describe('How it came about. A client passes over a kind it does not know.'),
    role: workspaceRoleSchema.nullable().describe('What the member is in it now; `null`: no longer in it.'),
    workspace: workspaceSchema.nullable().describe('The workspace as it is now; `null` for who is no longer in it.'),
    at: instantSchema.describe('When it happened.'),
  })
  .meta({ id: 'WorkspaceMembership' });
export type WorkspaceMembership = z.infer<typeof workspaceMembershipSchema>;
