import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo } from '../kernel/text.ts';
import { line, visibleText } from '../kernel/visible.ts';
import { why } from '../rest/inputs.ts';
import { viewerWatch } from '../watching/schemas.ts';
import { BODY_MAX, TITLE_MAX, TITLE_MIN } from './limits.ts';

export const titleSchema = line().min(TITLE_MIN).check(upTo(TITLE_MAX));
export const bodySchema = visibleText().trim().min(1).check(upTo(BODY_MAX));

/** Replies of a topic are counted in 31 bits. */
export const MAX_NUMBER = 2_147_483_647;

/** Visible; hidden by a moderator (body `null`); deleted things leave every list. */
export const contentStatusSchema = z
  .enum(['visible', 'hidden'])
  .meta({ id: 'ContentStatus', description: 'A moderator hid the text, or nobody did.' });

/** The hot numbers of a topic: absolute, true at the offset of the event that carries them. */
export const topicCountsSchema = z
  .strictObject({
    replyCount: z.int().describe('Replies that are not deleted.'),
    lastNumber: z.int().describe('The number of the newest reply; 0 without one.'),
    lastActivityAt: instantSchema.describe('When the newest reply was written, or the topic.'),
    lastReply: z
      .strictObject({
        id: idSchema.describe('The newest reply.'),
        number: z.int().describe('Its number in the topic.'),
        author: personSchema.describe('Who wrote it.'),
      })
      .nullable()
      .describe('The newest reply that is not deleted; `null` without one.'),
    participants: z.array(personSchema).max(3).describe('The last three who wrote, the newest first.'),
  })
  .meta({ id: 'TopicCounts' });
export type TopicCounts = z.infer<typeof topicCountsSchema>;

export const topicSchema = z
  .strictObject({
    id: idSchema.describe('Names the topic for good.'),
    categoryId: idSchema.describe('The category it stands in.'),
    title: z.string().describe('3 to 200 characters; empty when hidden.'),
    slug: z.string().describe('The readable end of its address; changes with the title, and says nothing when hidden.'),
    body: z.string().nullable().describe('Its first text, in Markdown; `null` when hidden.'),
    author: personSchema.describe('Who started it.'),
    status: contentStatusSchema.describe('Whether its text may be seen.'),
    pinned: z.boolean().describe('Whether it stands above all others in lists.'),
    locked: z.boolean().describe('Whether it takes no more replies, except from staff.'),
    createdAt: instantSchema.describe('When it was started.'),
    editedAt: instantSchema.nullable().describe('When title or text were last changed; `null` when never.'),
    editedByStaff: z
      .boolean()
      .optional()
      .describe('Whether the last change was made by a moderator, not by the author; absent from older servers.'),
    likeCount: z.int().describe('Likes of its first text.'),
    version: z.int().describe('Rises with every change of the topic: a lower one is old news.'),
    counts: topicCountsSchema.describe('Its hot numbers.'),
  })
  .meta({ id: 'Topic' });
export type Topic = z.infer<typeof topicSchema>;

/** What is the viewer's own: never part of an event to a shared room. */
export const topicViewerSchema = z
  .strictObject({
    liked: z.boolean().describe('Whether the viewer likes it.'),
    lastReadNumber: z.int().describe('Read up to this reply; 0: none.'),
    lastReadAt: instantSchema.nullable().describe('When the marker last moved; `null` when never opened.'),
    canEdit: z.boolean().describe('Whether the viewer may change title and text.'),
    canReply: z.boolean().describe('Whether the viewer may reply.'),
    canModerate: z.boolean().describe('Whether the viewer may lock, pin, move and hide it.'),
    ...viewerWatch,
  })
  .meta({ id: 'TopicViewer' });
/** `excerpt` is the beginning of the newest reply, or of the topic; it is never stored in an event. */
export const topicViewSchema = topicSchema
  .extend({
    excerpt: z.string().describe('The beginning of the newest reply, or of the topic; empty when hidden.'),
    viewer: topicViewerSchema.nullable().describe('What is the viewer’s own; `null` when signed out.'),
  })
  .meta({ id: 'TopicView' });
export type TopicView = z.infer<typeof topicViewSchema>;

export const topicAnswerSchema = topicViewSchema
  .extend({
    positions: positionsSchema.describe('Where the room of the topic and the viewer’s own stood when it was read.'),
  })
  .meta({ id: 'TopicAnswer' });

/** `filter`: latest activity (default), never opened, or with anything the viewer has not read. */
export const topicListQuerySchema = pageQuerySchema.extend({
  categoryId: idSchema.optional().describe('Only topics of this category; else of every one the viewer may read.'),
  filter: z
    .enum(['latest', 'new', 'unread'])
    .default('latest')
    .describe(
      '`new`: never opened; `unread`: with anything not read, as categories count it; signed out always `latest`.',
    ),
});

/** Whoever names a group of many says that they mean it. */
export const confirmMentions = {
  confirmMentions: z
    .boolean()
    .optional()
    .describe('Whether more than 20 people may be notified because a group is named; else that is `CONFIRM_MENTION`.'),
};

export const createTopicInputSchema = z
  .strictObject({
    categoryId: idSchema.describe('The category it is started in.'),
    title: titleSchema.describe('What it is about, on one line.'),
    body: bodySchema.describe('Its first text, in Markdown.'),
    ...confirmMentions,
  })
  .meta({ id: 'CreateTopicInput' });
export type CreateTopicInput = z.infer<typeof createTopicInputSchema>;

/** `version` is the one the editor started from; another one answers `VERSION_CONFLICT`. */
export const patchTopicInputSchema = z
  .strictObject({
    title: titleSchema.optional().describe('What it is about, on one line.'),
    body: bodySchema.optional().describe('Its first text, in Markdown.'),
    version: z
      .int()
      .min(1)
      .optional()
      .describe('The version the editor started from: another one answers `VERSION_CONFLICT`.'),
    ...confirmMentions,
    ...why,
  })
  .meta({ id: 'PatchTopicInput' });

export const revisionSchema = z
  .strictObject({
    id: idSchema.describe('Names this earlier text.'),
    number: z.int().describe('Counts the earlier texts from 1, the oldest.'),
    title: z.string().nullable().describe('The title then; `null` for a reply.'),
    body: z.string().describe('The text then, in Markdown; empty in lists, where each is read by its number.'),
    editor: personSchema.describe('Who replaced it.'),
    at: instantSchema.describe('When it was replaced.'),
  })
  .meta({ id: 'Revision' });
export type Revision = z.infer<typeof revisionSchema>;

/** The params of the path of an earlier text. */
export const revisionParamsSchema = z.strictObject({
  id: idSchema.describe('What was edited.'),
  number: z.coerce.number().int().min(1).max(MAX_NUMBER).describe('Which of its earlier texts.'),
});

export const deletedSchema = z
  .strictObject({
    id: idSchema.describe('What is gone.'),
    parentIds: z
      .array(idSchema)
      .describe('What it stood in, the outermost first: a category, or a topic and the reply it answered.'),
    version: z.int().describe('Its version then: updates with a lower one are old news.'),
    reason: z.enum(['deleted', 'moved']).optional().describe('`moved`: it is in another category now.'),
  })
  .meta({ id: 'Deleted' });

export const readInputSchema = z
  .strictObject({
    replyNumber: z.int().min(0).max(MAX_NUMBER).describe('Read up to this reply; the marker never moves back.'),
  })
  .meta({ id: 'ReadInput' });
