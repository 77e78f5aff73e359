import { z } from 'zod';
import { durable, latest } from '../kernel/event.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { deletedSchema, topicCountsSchema, topicSchema } from './schemas.ts';

export const topicReadSchema = z
  .strictObject({ topicId: idSchema, categoryId: idSchema, replyNumber: z.int(), at: instantSchema })
  .meta({ id: 'TopicRead' });

export const topicEvents = {
  'topic:created': durable({
    namespace: '/forum',
    rooms: ['category'],
    payload: topicSchema,
    redactable: true,
    summary: 'A topic was started in, or moved into, this category.',
  }),
  'topic:updated': durable({
    namespace: '/forum',
    rooms: ['category', 'topic'],
    payload: topicSchema,
    redactable: true,
    summary: 'A topic was edited, locked, pinned, hidden or restored. Carries the whole topic.',
  }),
  'topic:deleted': durable({
    namespace: '/forum',
    rooms: ['category', 'topic'],
    payload: deletedSchema,
    summary: 'A topic was deleted, or left this category (`reason: "moved"`).',
  }),
  'topic:read': durable({
    namespace: '/forum',
    rooms: ['user'],
    payload: topicReadSchema,
    summary: 'The member read a topic up to this reply on one of their devices.',
  }),
  'topic:bumped': latest({
    namespace: '/forum',
    rooms: ['category'],
    payload: z
      .strictObject({ id: idSchema, categoryId: idSchema, counts: topicCountsSchema, excerpt: z.string() })
      .meta({ id: 'TopicBumped' }),
    summary: 'A topic has new activity; the numbers are absolute.',
  }),
} as const;
