import { z } from 'zod';
import { slugSchema } from '../categories/schemas.ts';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { text } from '../kernel/text.ts';

export const groupRoleSchema = z.enum(['owner', 'member']).meta({ id: 'GroupRole' });

export const groupSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    slug: slugSchema,
    description: z.string(),
    open: z.boolean(),
    memberCount: z.int(),
    version: z.int(),
    viewer: z.strictObject({ role: groupRoleSchema.nullable() }).nullable(),
  })
  .meta({ id: 'Group' });
export type Group = z.infer<typeof groupSchema>;

export const groupMemberSchema = z
  .strictObject({ person: personSchema, role: groupRoleSchema, joinedAt: instantSchema })
  .meta({ id: 'GroupMember' });
export type GroupMember = z.infer<typeof groupMemberSchema>;

export const createGroupInputSchema = z
  .strictObject({
    name: text().trim().min(1).max(60),
    slug: slugSchema,
    description: text().max(500).default(''),
    open: z.boolean().default(true),
  })
  .meta({ id: 'CreateGroupInput' });
export type CreateGroup = z.infer<typeof createGroupInputSchema>;

export const groupActivitySchema = z
  .strictObject({
    groupId: idSchema,
    kind: z.enum(['created', 'joined', 'left', 'added', 'removed']),
    actor: personSchema,
    member: personSchema,
    memberCount: z.int(),
    at: instantSchema,
  })
  .meta({ id: 'GroupActivity' });
export type GroupActivity = z.infer<typeof groupActivitySchema>;
