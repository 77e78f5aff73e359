import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { text } from '../kernel/text.ts';

export const titleSchema = text()
  .trim()
  .min(3)
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'No control characters');
export const bodySchema = text().trim().min(1).max(32_000);

/** Replies of a topic are counted in 31 bits. */
export const MAX_NUMBER = 2_147_483_647;

/** Visible; hidden by a moderator (body `null`); deleted things leave every list. */
export const contentStatusSchema = z.enum(['visible', 'hidden']).meta({ id: 'ContentStatus' });

/** The hot numbers of a topic: absolute, true at the offset of the event that carries them. */
export const topicCountsSchema = z
  .strictObject({
    replyCount: z.int(),
    lastNumber: z.int(),
    lastActivityAt: instantSchema,
    lastReply: z.strictObject({ id: idSchema, number: z.int(), author: personSchema }).nullable(),
    participants: z.array(personSchema).max(3),
  })
  .meta({ id: 'TopicCounts' });
export type TopicCounts = z.infer<typeof topicCountsSchema>;

export const topicSchema = z
  .strictObject({
    id: idSchema,
    categoryId: idSchema,
    title: z.string(),
    slug: z.string(),
    body: z.string().nullable(),
    author: personSchema,
    status: contentStatusSchema,
    pinned: z.boolean(),
    locked: z.boolean(),
    createdAt: instantSchema,
    editedAt: instantSchema.nullable(),
    likeCount: z.int(),
    version: z.int(),
    counts: topicCountsSchema,
  })
  .meta({ id: 'Topic' });
export type Topic = z.infer<typeof topicSchema>;

/** What is the viewer's own: never part of an event to a shared room. */
export const topicViewerSchema = z
  .strictObject({
    liked: z.boolean(),
    lastReadNumber: z.int(),
    lastReadAt: instantSchema.nullable(),
    canEdit: z.boolean(),
    canReply: z.boolean(),
    canModerate: z.boolean(),
  })
  .meta({ id: 'TopicViewer' });
/** `excerpt` is the beginning of the newest reply, or of the topic; it is never stored in an event. */
export const topicViewSchema = topicSchema
  .extend({ excerpt: z.string(), viewer: topicViewerSchema.nullable() })
  .meta({ id: 'TopicView' });
export type TopicView = z.infer<typeof topicViewSchema>;

export const topicAnswerSchema = topicViewSchema.extend({ positions: positionsSchema }).meta({ id: 'TopicAnswer' });

/** `filter`: latest activity (default), never opened, or opened with something new since. */
export const topicListQuerySchema = pageQuerySchema.extend({
  categoryId: idSchema.optional(),
  filter: z.enum(['latest', 'new', 'unread']).default('latest'),
});

export const createTopicInputSchema = z
  .strictObject({ categoryId: idSchema, title: titleSchema, body: bodySchema })
  .meta({ id: 'CreateTopicInput' });
export type CreateTopicInput = z.infer<typeof createTopicInputSchema>;

/** `version` is the one the editor started from; another one answers `VERSION_CONFLICT`. */
export const patchTopicInputSchema = z
  .strictObject({ title: titleSchema.optional(), body: bodySchema.optional(), version: z.int().min(1).optional() })
  .meta({ id: 'PatchTopicInput' });

export const revisionSchema = z
  .strictObject({
    id: idSchema,
    number: z.int(),
    title: z.string().nullable(),
    body: z.string(),
    editor: personSchema,
    at: instantSchema,
  })
  .meta({ id: 'Revision' });
export type Revision = z.infer<typeof revisionSchema>;

export const deletedSchema = z
  .strictObject({
    id: idSchema,
    parentIds: z.array(idSchema),
    version: z.int(),
    reason: z.enum(['deleted', 'moved']).optional(),
  })
  .meta({ id: 'Deleted' });

export const readInputSchema = z
  .strictObject({ replyNumber: z.int().min(0).max(MAX_NUMBER) })
  .meta({ id: 'ReadInput' });
