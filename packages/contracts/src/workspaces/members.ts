import { z } from 'zod';
import { personSchema, usernameSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { workspaceInvitationSchema } from './invitations.ts';
import { membershipKinds, workspaceRoleSchema } from './schemas.ts';

export const workspaceMemberSchema = z
  .strictObject({
    person: personSchema.describe('The member.'),
    role: workspaceRoleSchema.describe('What the member is in the workspace.'),
    joinedAt: instantSchema.describe('When they came into it.'),
  })
  .meta({ id: 'WorkspaceMember' });
export type WorkspaceMember = z.infer<typeof workspaceMemberSchema>;

/** A person of a workspace, by the path. */
export const memberOfWorkspace = z.strictObject({
  id: idSchema.describe('The workspace.'),
  username: usernameSchema.describe('The user name of who is in it, or is invited.'),
});

export const workspaceRoleInputSchema = z
  .strictObject({ role: workspaceRoleSchema.describe('What the person is in the workspace from now on.') })
  .meta({ id: 'WorkspaceRoleInput' });

export const workspacePlaceSchema = z
  .strictObject({
    member: workspaceMemberSchema.nullable().describe('Their membership; `null` while they are only invited.'),
    invitation: workspaceInvitationSchema.nullable().describe('The invitation that waits for their answer, if any.'),
  })
  .meta({ id: 'WorkspacePlace', description: 'What somebody is in a workspace: in it, or invited into it.' });
export type WorkspacePlace = z.infer<typeof workspacePlaceSchema>;

export const workspaceMemberChangeSchema = z
  .strictObject({
    workspaceId: idSchema.describe('The workspace.'),
    kind: z.enum(membershipKinds).describe('What happened. A client passes over a kind it does not know.'),
    actor: personSchema.describe('Who did it; who joined or left did so themselves.'),
    member: personSchema.describe('Who came, went, or is something else now.'),
    role: workspaceRoleSchema.nullable().describe('What they are in it now; `null`: no longer in it.'),
    joinedAt: instantSchema.nullable().describe('When they came into it; `null`: no longer in it.'),
    memberCount: z.int().describe('How many are in the workspace afterwards.'),
    at: instantSchema.describe('When it happened.'),
  })
  .meta({ id: 'WorkspaceMemberChange' });
export type WorkspaceMemberChange = z.infer<typeof workspaceMemberChangeSchema>;

export const auditActions = [
  'created',
  'renamed',
  'settings_changed',
  'invited',
  'invitation_revoked',
  'joined',
  'left',
  'removed',
  'role_changed',
] as const;

export const workspaceAuditEntrySchema = z
  .strictObject({
    id: idSchema.describe('Names the entry.'),
    action: z.string().describe(`What was done: ${auditActions.join(', ')}, or what another feature writes there.`),
    actor: personSchema.nullable().describe('Who did it; `null` where their account is no more.'),
    member: personSchema.nullable().describe('Whom it concerns, if anybody.'),
    detail: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe('What else there is to say, such as the role before and after.'),
    at: instantSchema.describe('When it happened.'),
  })
  .meta({ id: 'WorkspaceAuditEntry' });
export type WorkspaceAuditEntry = z.infer<typeof workspaceAuditEntrySchema>;
