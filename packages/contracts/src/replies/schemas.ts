import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { why } from '../rest/inputs.ts';
import {
  bodySchema,
  confirmMentions,
  contentStatusSchema,
  deletedSchema,
  MAX_NUMBER,
  topicCountsSchema,
} from '../topics/schemas.ts';

/** `number` counts the replies of a topic from 1 in commit order and never changes. */
export const replySchema = z
  .strictObject({
    id: idSchema.describe('Names the reply for good.'),
    topicId: idSchema.describe('The topic it stands in.'),
    parentId: idSchema.nullable().describe('The reply it answers; `null` when it answers the topic.'),
    number: z.int().describe('Counts the replies of the topic from 1; never changes.'),
    body: z.string().nullable().describe('Its text, in Markdown; `null` when hidden.'),
    author: personSchema.describe('Who wrote it.'),
    status: contentStatusSchema.describe('Whether its text may be seen.'),
    createdAt: instantSchema.describe('When it was posted.'),
    editedAt: instantSchema.nullable().describe('When its text was last changed; `null` when never.'),
    editedByStaff: z
      .boolean()
      .optional()
      .describe('Whether the last change was made by a moderator, not by the author; absent from older servers.'),
    likeCount: z.int().describe('Likes it has.'),
    version: z.int().describe('Rises with every change of the reply: a lower one is old news.'),
  })
  .meta({ id: 'Reply' });
export type Reply = z.infer<typeof replySchema>;

export const replyViewSchema = replySchema
  .extend({
    viewer: z
      .strictObject({
        liked: z.boolean().describe('Whether the viewer likes it.'),
        canEdit: z.boolean().describe('Whether the viewer may change its text.'),
      })
      .nullable()
      .describe('What is the viewer’s own; `null` when signed out.'),
  })
  .meta({ id: 'ReplyView' });
export type ReplyView = z.infer<typeof replyViewSchema>;

/** As much of an answered reply as its thread needs where the reply itself is not in the page. */
export const replyParentSchema = replySchema
  .pick({ id: true, number: true, author: true, version: true })
  .extend({ excerpt: z.string().nullable().describe('The beginning of its text in plain words; `null` when hidden.') })
  .meta({ id: 'ReplyParent' });
export type ReplyParent = z.infer<typeof replyParentSchema>;

/** A reply with the numbers of its topic that its event changed. */
export const replyEventSchema = replySchema
  .extend({ counts: topicCountsSchema.describe('The numbers of its topic after this.') })
  .meta({ id: 'ReplyEvent' });
export const replyDeletedSchema = deletedSchema
  .omit({ reason: true })
  .extend({ counts: topicCountsSchema.describe('The numbers of its topic without it.') })
  .meta({ id: 'ReplyDeleted' });

export const createReplyInputSchema = z
  .strictObject({
    body: bodySchema.describe('Its text, in Markdown.'),
    parentId: idSchema.nullable().optional().describe('The reply it answers; none when it answers the topic.'),
    ...confirmMentions,
  })
  .meta({ id: 'CreateReplyInput' });
export type CreateReplyInput = z.infer<typeof createReplyInputSchema>;

export const patchReplyInputSchema = z
  .strictObject({
    body: bodySchema.describe('Its text, in Markdown.'),
    version: z
      .int()
      .min(1)
      .optional()
      .describe('The version the editor started from: another one answers `VERSION_CONFLICT`.'),
    ...confirmMentions,
    ...why,
  })
  .meta({ id: 'PatchReplyInput' });

/** Pages run by number. `after` and `before` are exclusive; without either the page starts at the first reply. */
export const replyListQuerySchema = pageQuerySchema.extend({
  after: z.coerce.number().int().min(0).max(MAX_NUMBER).optional().describe('Replies with a higher number than this.'),
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_NUMBER)
    .optional()
    .describe('The last replies with a lower number than this.'),
  parentId: idSchema.optional().describe('Only answers to this reply.'),
});
