import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { livePageOf, pageOf } from '../kernel/page.ts';
import { byId, why } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { topicRemovalOperations } from './removal.ts';
import {
  createTopicInputSchema,
  patchTopicInputSchema,
  readInputSchema,
  revisionSchema,
  topicAnswerSchema,
  topicListQuerySchema,
  topicViewSchema,
} from './schemas.ts';

export const topicOperations = {
  topics: operation({
    method: 'GET',
    path: '/api/topics',
    access: 'public',
    summary: 'Lists topics by newest activity, with the positions of their categories and of the viewer’s own room.',
    query: topicListQuerySchema,
    answer: livePageOf(topicViewSchema),
  }),
  createTopic: operation({
    method: 'POST',
    path: '/api/topics',
    access: 'member',
    summary: 'Starts a topic.',
    body: createTopicInputSchema,
    answer: topicViewSchema,
    status: 201,
  }),
  topic: operation({
    method: 'GET',
    path: '/api/topics/:id',
    access: 'public',
    summary: 'Answers a topic with the positions of its room and of the viewer’s own.',
    params: byId,
    answer: topicAnswerSchema,
  }),
  patchTopic: operation({
    method: 'PATCH',
    path: '/api/topics/:id',
    access: 'member',
    summary: 'Edits title or body of a topic; the old text stays in the history.',
    params: byId,
    body: patchTopicInputSchema,
    answer: topicViewSchema,
  }),
  deleteTopic: operation({
    method: 'DELETE',
    path: '/api/topics/:id',
    access: 'member',
    summary: 'Deletes a topic; its row stays in the database.',
    params: byId,
    body: z.strictObject(why).optional(),
  }),
  lockTopic: operation({
    method: 'PUT',
    path: '/api/topics/:id/lock',
    access: 'moderator',
    summary: 'Locks or unlocks a topic.',
    params: byId,
    body: z.strictObject({
      locked: z.boolean().describe('Whether it takes no more replies, except from staff.'),
      ...why,
    }),
    answer: topicViewSchema,
  }),
  pinTopic: operation({
    method: 'PUT',
    path: '/api/topics/:id/pin',
    access: 'moderator',
    summary: 'Pins or unpins a topic.',
    params: byId,
    body: z.strictObject({ pinned: z.boolean().describe('Whether it stands above all others in lists.'), ...why }),
    answer: topicViewSchema,
  }),
  moveTopic: operation({
    method: 'PUT',
    path: '/api/topics/:id/category',
    access: 'moderator',
    summary: 'Moves the topic to another category.',
    params: byId,
    body: z.strictObject({ categoryId: idSchema.describe('The category the topic goes to.'), ...why }),
    answer: topicViewSchema,
  }),
  readTopic: operation({
    method: 'PUT',
    path: '/api/topics/:id/read',
    access: 'member',
    summary: 'Moves the viewer’s read marker forward, never back.',
    params: byId,
    body: readInputSchema,
    perMinute: 600,
  }),
  topicRevisions: operation({
    method: 'GET',
    path: '/api/topics/:id/revisions',
    access: 'public',
    summary: 'Lists the earlier texts of a topic, oldest first.',
    params: byId,
    answer: pageOf(revisionSchema),
  }),
  ...topicRemovalOperations,
} as const;
