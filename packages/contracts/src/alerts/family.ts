import { z } from 'zod';
import { personSchema, usernameSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { upTo } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';
import { FAMILY_MAX, familyShares } from './sources.ts';

export const familyShareSchema = z.enum(familyShares).meta({
  id: 'FamilyShare',
  description:
    'What the family has of a member’s alerts: nothing; critical ones that nobody took in hand for five minutes, one contact after the other; critical ones at once; all of them.',
});

const familyMemberSchema = z
  .strictObject({
    person: personSchema.describe('The member.'),
    owner: z.boolean().describe('Whether the family is theirs: they invite and remove.'),
    shares: familyShareSchema.describe('What the family has of their alerts.'),
    joinedAt: instantSchema.nullable().describe('When they accepted; `null`: they were invited and have not answered.'),
  })
  .meta({ id: 'FamilyMember' });
export type FamilyMember = z.infer<typeof familyMemberSchema>;

export const familySchema = z
  .strictObject({
    id: idSchema.describe('Names the family.'),
    name: z.string().describe('What it is called.'),
    members: z
      .array(familyMemberSchema)
      .max(FAMILY_MAX)
      .describe('Who is in it or invited, in the order in which they are asked for help.'),
    version: z.int().describe('Rises with every change.'),
  })
  .meta({ id: 'Family' });
export type Family = z.infer<typeof familySchema>;

export const familyInvitationSchema = z
  .strictObject({
    familyId: idSchema.describe('The family.'),
    name: z.string().describe('What it is called.'),
    owner: personSchema.describe('Who invites.'),
    invitedAt: instantSchema.describe('When.'),
  })
  .meta({ id: 'FamilyInvitation' });
export type FamilyInvitation = z.infer<typeof familyInvitationSchema>;

/** What a member sees of families: theirs, and those that invite them. */
export const familyViewSchema = z
  .strictObject({
    family: familySchema.nullable().describe('The viewer’s family; `null`: they are in none.'),
    invitations: z.array(familyInvitationSchema).max(20).describe('Who invites the viewer, the latest first.'),
  })
  .meta({ id: 'FamilyView' });
export type FamilyView = z.infer<typeof familyViewSchema>;

const name = nameLine().min(1).check(upTo(60)).describe('What the family is called.');
export const createFamilyInputSchema = z.strictObject({ name }).meta({ id: 'CreateFamilyInput' });
export const inviteToFamilyInputSchema = z
  .strictObject({ username: usernameSchema.describe('Who is invited.') })
  .meta({ id: 'InviteToFamilyInput' });
export const shareInputSchema = z
  .strictObject({ shares: familyShareSchema.describe('What the family has of the viewer’s alerts from now on.') })
  .meta({ id: 'FamilyShareInput' });
