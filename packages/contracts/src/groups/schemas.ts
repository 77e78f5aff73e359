import { z } from 'zod';
import { slugSchema } from '../categories/schemas.ts';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo, writtenText } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';
import { why } from '../rest/inputs.ts';
import { viewerWatch } from '../watching/schemas.ts';

export const groupRoleSchema = z.enum(['owner', 'member']).meta({
  id: 'GroupRole',
  description: 'An owner invites and removes members, makes owners, changes, archives and deletes the group.',
});

export const groupSchema = z
  .strictObject({
    id: idSchema.describe('Names the group for good, whatever it is called.'),
    name: z.string().describe('What the group is called.'),
    slug: slugSchema.describe('The end of its address; unique.'),
    description: z.string().describe('What the group is for, in a sentence; may be empty.'),
    open: z.boolean().describe('Whether members may join by themselves; else they are invited.'),
    archivedAt: instantSchema
      .nullable()
      .optional()
      .describe(
        'When it was archived: nobody comes in, and nothing is written in its categories. `null` while it is not.',
      ),
    memberCount: z.int().describe('How many are in it.'),
    version: z.int().describe('Rises with every change of the group.'),
    viewer: z
      .strictObject({
        role: groupRoleSchema.nullable().describe('The viewer’s role in it; `null` when not a member.'),
        ...viewerWatch,
      })
      .nullable()
      .describe('What is the viewer’s own.'),
  })
  .meta({ id: 'Group' });
export type Group = z.infer<typeof groupSchema>;

export const groupMemberSchema = z
  .strictObject({
    person: personSchema.describe('The member.'),
    role: groupRoleSchema.describe('What the member may do in the group.'),
    joinedAt: instantSchema.describe('When they came into it.'),
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
    open: z.boolean().default(true).describe('Whether members may join by themselves; else they are invited.'),
  })
  .meta({ id: 'CreateGroupInput' });
export type CreateGroup = z.infer<typeof createGroupInputSchema>;

export const patchGroupInputSchema = z
  .strictObject({
    name: nameLine().min(1).check(upTo(60)).optional().describe('What the group is called.'),
    slug: slugSchema.optional().describe('The end of its address; unique.'),
    description: writtenText()
      .check(upTo(500))
      .optional()
      .describe('What the group is for, in a sentence; may be empty.'),
    open: z.boolean().optional().describe('Whether members may join by themselves; else they are invited.'),
    ...why,
  })
  .meta({ id: 'PatchGroupInput' });
export type PatchGroup = z.infer<typeof patchGroupInputSchema>;

export const groupRoleInputSchema = z
  .strictObject({
    role: groupRoleSchema.optional().describe('What the member is from now on; left out, they stay what they are.'),
    ...why,
  })
  .meta({ id: 'GroupRoleInput' });

const memberships = ['created', 'joined', 'left', 'added', 'removed', 'promoted', 'demoted'] as const;
const changes = ['archived', 'unarchived', 'edited', 'opened', 'closed'] as const;

export const groupActivitySchema = z
  .strictObject({
    id: idSchema.optional().describe('Names the entry, here and in the list of what happened.'),
    groupId: idSchema.describe('The group it happened in.'),
    kind: z
      .enum([...memberships, ...changes])
      .describe(
        'What happened; `joined` also where an invitation was accepted, `promoted` and `demoted` to owner and back. A client passes over a kind it does not know.',
      ),
    actor: personSchema.describe('Who did it; with `created`, `joined` and `left` the member themselves.'),
    member: personSchema.describe('The member concerned; where the group was changed who did it.'),
    memberCount: z.int().describe('How many are in the group afterwards.'),
    at: instantSchema.describe('When it happened.'),
  })
  .meta({ id: 'GroupActivity' });
export type GroupActivity = z.infer<typeof groupActivitySchema>;

/** What happened in a group, as it is kept. */
export const groupActivityEntrySchema = groupActivitySchema
  .omit({ memberCount: true })
  .extend({
    id: idSchema.describe('Names the entry.'),
    kind: z
      .enum([...memberships, ...changes, 'invited'])
      .describe(
        'What happened; `invited` is shown to those who run the group. A client passes over a kind it does not know.',
      ),
  })
  .meta({ id: 'GroupActivityEntry' });
export type GroupActivityEntry = z.infer<typeof groupActivityEntrySchema>;

export const groupMembershipSchema = z
  .strictObject({
    groupId: idSchema.describe('The group.'),
    kind: z.enum(memberships).describe('How it came about.'),
    role: groupRoleSchema.nullable().describe('What the member is in it now; `null`: no longer in it.'),
    at: instantSchema.describe('When it happened.'),
  })
  .meta({ id: 'GroupMembership' });
export type GroupMembership = z.infer<typeof groupMembershipSchema>;

export const groupDeletedSchema = z
  .strictObject({
    id: idSchema.describe('The group that was deleted.'),
    version: z.int().describe('Its last version.'),
  })
  .meta({ id: 'GroupDeleted' });

export const groupListQuerySchema = pageQuerySchema.extend({
  state: z
    .enum(['active', 'archived'])
    .default('active')
    .describe('`archived`: those that were archived; they are in no other list.'),
  slug: slugSchema.optional().describe('Only the one with this address, archived or not.'),
});
