import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { bodySchema, contentStatusSchema, deletedSchema, MAX_NUMBER, topicCountsSchema } from '../topics/schemas.ts';

/** `number` counts the replies of a topic from 1 in commit order and never changes. */
export const replySchema = z
  .strictObject({
    id: idSchema,
    topicId: idSchema,
    parentId: idSchema.nullable(),
    number: z.int(),
    body: z.string().nullable(),
    author: personSchema,
    status: contentStatusSchema,
    createdAt: instantSchema,
    editedAt: instantSchema.nullable(),
    likeCount: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Reply' });
export type Reply = z.infer<typeof replySchema>;

export const replyViewSchema = replySchema
  .extend({ viewer: z.strictObject({ liked: z.boolean(), canEdit: z.boolean() }).nullable() })
  .meta({ id: 'ReplyView' });
export type ReplyView = z.infer<typeof replyViewSchema>;

/** A reply with the numbers of its topic that its event changed. */
export const replyEventSchema = replySchema.extend({ counts: topicCountsSchema }).meta({ id: 'ReplyEvent' });
export const replyDeletedSchema = deletedSchema
  .omit({ reason: true })
  .extend({ counts: topicCountsSchema })
  .meta({ id: 'ReplyDeleted' });

export const createReplyInputSchema = z
  .strictObject({ body: bodySchema, parentId: idSchema.nullable().optional() })
  .meta({ id: 'CreateReplyInput' });
export type CreateReplyInput = z.infer<typeof createReplyInputSchema>;

export const patchReplyInputSchema = z
  .strictObject({ body: bodySchema, version: z.int().min(1).optional() })
  .meta({ id: 'PatchReplyInput' });

/** Pages run by number. `after` and `before` are exclusive; without either the page starts at the first reply. */
export const replyListQuerySchema = pageQuerySchema.extend({
  after: z.coerce.number().int().min(0).max(MAX_NUMBER).optional(),
  before: z.coerce.number().int().min(1).max(MAX_NUMBER).optional(),
  parentId: idSchema.optional(),
});
