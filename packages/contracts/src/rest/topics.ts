import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { livePageOf, pageOf } from '../kernel/page.ts';
import {
  createTopicInputSchema,
  patchTopicInputSchema,
  readInputSchema,
  revisionSchema,
  topicAnswerSchema,
  topicListQuerySchema,
  topicViewSchema,
} from '../topics/schemas.ts';
import { byId, why } from './inputs.ts';
import { operation } from './operation.ts';

export const topicOperations = {
  topics: operation({
    method: 'GET',
    path: '/api/topics',
    access: 'public',
    summary: 'Topics by newest activity, with the positions of their categories and of the viewer’s own room.',
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
    summary: 'A topic with the positions of its room and of the viewer’s own.',
    params: byId,
    answer: topicAnswerSchema,
  }),
  patchTopic: operation({
    method: 'PATCH',
    path: '/api/topics/:id',
    access: 'member',
    summary: 'Edits title or body; the old text stays in the history.',
    params: byId,
    body: patchTopicInputSchema,
    answer: topicViewSchema,
  }),
  deleteTopic: operation({
    method: 'DELETE',
    path: '/api/topics/:id',
    access: 'member',
    summary: 'Deletes a topic (soft).',
    params: byId,
    body: z.strictObject(why).optional(),
  }),
  lockTopic: operation({
    method: 'PUT',
    path: '/api/topics/:id/lock',
    access: 'moderator',
    summary: 'Locks or unlocks.',
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
    summary: 'Pins or unpins.',
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
    summary: 'Moves the read marker forward.',
    params: byId,
    body: readInputSchema,
    perMinute: 600,
  }),
  topicRevisions: operation({
    method: 'GET',
    path: '/api/topics/:id/revisions',
    access: 'public',
    summary: 'Earlier texts, oldest first.',
    params: byId,
    answer: pageOf(revisionSchema),
  }),
} as const;
