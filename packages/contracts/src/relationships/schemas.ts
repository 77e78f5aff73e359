import { z } from 'zod';
import { personSchema, usernameSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';

/** The params of a path that names a member. */
export const byUsername = z.strictObject({ username: usernameSchema.describe('The user name of the member.') });

export const blockSchema = z
  .strictObject({
    person: personSchema.describe('Who is blocked.'),
    blockedAt: instantSchema.describe('Since when.'),
  })
  .meta({ id: 'Block' });
export type Block = z.infer<typeof blockSchema>;

export const followChangedSchema = z
  .strictObject({
    memberId: idSchema.describe('Whom the member follows, or follows no longer.'),
    following: z.boolean().describe('Whether they follow now.'),
    at: instantSchema.describe('When that changed.'),
  })
  .meta({ id: 'FollowChanged' });

export const blockChangedSchema = z
  .strictObject({
    memberId: idSchema.describe('Whom the member blocked, or blocks no longer.'),
    blocked: z.boolean().describe('Whether they are blocked now.'),
    at: instantSchema.describe('When that changed.'),
  })
  .meta({ id: 'BlockChanged' });
