import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';

const word = z
  .string()
  .min(1)
  .max(32)
  .regex(/^[a-z]+:[a-z]+$/, 'Nothing is named so');

export const apiKeySchema = z
  .strictObject({
    id: idSchema.describe('Names the key; it is no secret.'),
    name: z.string().describe('Which system it is for; stands as the actor beside what that system causes.'),
    prefix: z.string().describe('How the key begins, to tell it from others.'),
    workspaceId: idSchema.nullable().describe('The one workspace it may act in; `null`: none.'),
    scopes: z.array(z.string()).describe('What it may do.'),
    createdAt: instantSchema.describe('When it was made.'),
    createdBy: personSchema.nullable().describe('The admin who made it; `null` where they are no more.'),
    expiresAt: instantSchema.nullable().describe('From when on it is refused; `null`: never by itself.'),
    lastUsedAt: instantSchema.nullable().describe('When it was last used, to the minute; `null`: never.'),
    revokedAt: instantSchema.nullable().describe('When it was revoked; `null`: it is not.'),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKeySchema>;

export const madeApiKeySchema = apiKeySchema
  .extend({
    key: z
      .string()
      .nullable()
      .describe(
        'The key itself. It is shown this once; `null` in the answer to a request that is repeated with its `Idempotency-Key`.',
      ),
  })
  .meta({ id: 'MadeApiKey' });
export type MadeApiKey = z.infer<typeof madeApiKeySchema>;

export const createApiKeyInputSchema = z
  .strictObject({
    name: nameLine().min(1).check(upTo(60)).describe('Which system it is for.'),
    scopes: z
      .array(word)
      .min(1)
      .max(8)
      .describe(
        'What it may do: `events:write`, `orders:write`, `alerts:ingest`; in a workspace `approvals:write`, `agents:write` and `workspace:read`, and nothing else. One this server does not know answers UNSUPPORTED.',
      ),
    workspaceId: idSchema
      .nullable()
      .default(null)
      .describe('The one workspace it may act in, whose owner you are; `null`: none, which only admins may make.'),
    expiresAt: instantSchema
      .nullable()
      .default(null)
      .describe('From when on it is refused, in the future; `null`: never by itself.'),
  })
  .meta({ id: 'CreateApiKeyInput' });
export type CreateApiKey = z.infer<typeof createApiKeyInputSchema>;

export const apiKeyListQuerySchema = pageQuerySchema.extend({
  workspaceId: idSchema.optional().describe('Only the keys of this workspace; without it, those of none.'),
});
