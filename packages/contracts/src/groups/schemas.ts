import { z } from 'zod';
import { slugSchema } from '../categories/schemas.ts';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { upTo, writtenText } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';

export const groupRoleSchema = z
  .enum(['owner', 'member'])
  .meta({ id: 'GroupRole', description: 'An owner adds and removes members.' });

export const groupSchema = z
  .strictObject({
    id: idSchema.describe('Names the group for good, whatever it is called.'),
    name: z.string().describe('What the group is called.'),
    slug: slugSchema.describe('The end of its address; unique.'),
    description: z.string().describe('What the group is for, in a sentence; may be empty.'),
    open: z.boolean().describe('Whether members may join by themselves; else an owner adds them.'),
    memberCount: z.int().describe('How many are in it.'),
    version: z.int().describe('Rises with every change of the group.'),
    viewer: z
      .strictObject({ role: groupRoleSchema.nullable().describe('The viewer’s role in it; `null` when not a member.') })
      .nullable()
      .describe('What is the viewer’s own.'),
  })
  .meta({ id: 'Group' });
export type Group = z.infer<typeof groupSchema>;

export const groupMemberSchema = z
  .strictObject({
    person: personSchema.describe('The member.'),
    role: groupRoleSchema.describe('What the member may do in the group.'),
    joinedAt: instantSchema.describe('When they joined or were added.'),
  })
  .meta({ id: 'GroupMember' });
export type GroupMember = z.infer<typeof groupMemberSchema>;

export const createGroupInputSchema = z
  .strictObject({
    name: nameLine().min(1).check(upTo(60)).describe('What the group is called.'),
    slug: slugSchema.describe('The end of its address; unique.'),
    description: writtenText()
      .check(upTo(500))
      .default('')
      .describe('What the group is for, in a sentence; may be empty.'),
    open: z.boolean().default(true).describe('Whether members may join by themselves; else an owner adds them.'),
  })
  .meta({ id: 'CreateGroupInput' });
export type CreateGroup = z.infer<typeof createGroupInputSchema>;

export const groupActivitySchema = z
  .strictObject({
    groupId: idSchema.describe('The group it happened in.'),
    kind: z.enum(['created', 'joined', 'left', 'added', 'removed']).describe('What happened.'),
    actor: personSchema.describe('Who did it; with `created`, `joined` and `left` the member themselves.'),
    member: personSchema.describe('The member concerned.'),
    memberCount: z.int().describe('How many are in the group afterwards.'),
    at: instantSchema.describe('When it happened.'),
  })
  .meta({ id: 'GroupActivity' });
export type GroupActivity = z.infer<typeof groupActivitySchema>;
