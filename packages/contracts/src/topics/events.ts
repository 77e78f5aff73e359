import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { deletedSchema, topicCountsSchema, topicSchema } from './schemas.ts';

export const topicReadSchema = z
  .strictObject({
    topicId: idSchema.describe('The topic that was read.'),
    categoryId: idSchema.describe('The category it stands in.'),
    replyNumber: z.int().describe('Read up to this reply of the topic; 0: only its first text.'),
    at: instantSchema.describe('When the marker moved.'),
  })
  .meta({ id: 'TopicRead' });

export const topicEvents = {
  'topic:created': {
    payload: topicSchema,
    summary: 'A topic was started in, or moved into, this category.',
  },
  'topic:updated': {
    payload: topicSchema,
    summary: 'A topic was edited, locked, pinned, hidden or restored. Carries the whole topic.',
  },
  'topic:deleted': {
    payload: deletedSchema,
    summary: 'A topic was deleted, or left this category (`reason: "moved"`).',
  },
  'topic:read': {
    payload: topicReadSchema,
    summary: 'The member read a topic up to this reply on one of their devices.',
  },
  'topics:read': {
    payload: z
      .strictObject({
        categoryIds: z
          .array(idSchema)
          .describe(
            'The categories in which nothing is unread any more; of very many topics the older ones follow, each lot with such an event.',
          ),
        at: instantSchema.describe('When the markers moved.'),
      })
      .meta({ id: 'TopicsRead' }),
    summary: 'The member marked everything in these categories as read: what is shown of them is asked for anew.',
  },
  'topic:bumped': {
    payload: z
      .strictObject({
        id: idSchema.describe('The topic.'),
        categoryId: idSchema.describe('The category it stands in.'),
        counts: topicCountsSchema.describe('Its numbers now.'),
        excerpt: z.string().describe('The beginning of the newest reply, or of the topic; empty when hidden.'),
      })
      .meta({ id: 'TopicBumped' }),
    summary: 'A topic has new activity; the numbers are absolute.',
  },
} as const;
