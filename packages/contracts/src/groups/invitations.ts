import { z } from 'zod';
import { slugSchema } from '../categories/schemas.ts';
import { personSchema, usernameSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';

export const invitationStateSchema = z.enum(['pending', 'accepted', 'declined', 'withdrawn']).meta({
  id: 'InvitationState',
  description: 'A pending one waits for the member; a declined one keeps the group from inviting them for seven days.',
});

/** What who is invited gets to know of the group, also of a closed one. */
export const invitingGroupSchema = z
  .strictObject({
    id: idSchema.describe('The group.'),
    name: z.string().describe('What the group is called.'),
    slug: slugSchema.describe('The end of its address.'),
    description: z.string().describe('What the group is for, in a sentence; may be empty.'),
    open: z.boolean().describe('Whether members may join by themselves.'),
    memberCount: z.int().describe('How many are in it.'),
  })
  .meta({ id: 'InvitingGroup' });

export const groupInvitationSchema = z
  .strictObject({
    id: idSchema.describe('Names the invitation.'),
    group: invitingGroupSchema.describe('The group one is invited to.'),
    member: personSchema.describe('Who is invited.'),
    inviter: personSchema.describe('Who invited them.'),
    state: invitationStateSchema.describe('What became of it.'),
    createdAt: instantSchema.describe('When it was sent.'),
    expiresAt: instantSchema.describe('Until when it can be accepted.'),
    answeredAt: instantSchema
      .nullable()
      .describe('When it was accepted, declined or taken back; `null` while it waits.'),
  })
  .meta({ id: 'GroupInvitation' });
export type GroupInvitation = z.infer<typeof groupInvitationSchema>;

export const inviteInputSchema = z
  .strictObject({ username: usernameSchema.describe('The user name of who is invited.') })
  .meta({ id: 'InviteInput' });
