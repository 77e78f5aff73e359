import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { why } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';

export const topicRemovalOperations = {
  removeTopicRevision: operation({
    method: 'DELETE',
    path: '/api/topics/:id/revisions/:revisionId',
    access: 'member',
    summary: 'Removes an earlier text for good, also from what is replayed; its author or staff.',
    params: z.strictObject({
      id: idSchema.describe('The topic.'),
      revisionId: idSchema.describe('The earlier text.'),
    }),
    body: z.strictObject(why).optional(),
  }),
} as const;
