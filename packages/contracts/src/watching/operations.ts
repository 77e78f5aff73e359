import { z } from 'zod';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { groupWatchLevelSchema, watchLevelSchema, watchSchema } from './schemas.ts';

const change = { method: 'PUT', access: 'member', params: byId, answer: watchSchema } as const;
const level = z.strictObject({ level: watchLevelSchema.describe('How much the viewer wants to hear of it.') });

export const watchingOperations = {
  watchTopic: operation({
    ...change,
    path: '/api/topics/:id/watch',
    summary: 'Says how much the viewer wants to hear of a topic.',
    body: level,
  }),
  watchCategory: operation({
    ...change,
    path: '/api/categories/:id/watch',
    summary: 'Says how much the viewer wants to hear of the topics of a category.',
    body: level,
  }),
  watchGroup: operation({
    ...change,
    path: '/api/groups/:id/watch',
    summary: 'Says how much the viewer wants to hear of a group.',
    body: z.strictObject({ level: groupWatchLevelSchema.describe('How much the viewer wants to hear of it.') }),
  }),
} as const;
