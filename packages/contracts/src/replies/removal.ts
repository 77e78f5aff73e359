import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { why } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';

export const replyRemovalOperations = {
  removeReplyRevision: operation({
    method: 'DELETE',
    path: '/api/replies/:id/revisions/:revisionId',
    access: 'member',
    summary: 'Removes an earlier text for good, also from what is replayed; its author or staff.',
    params: z.strictObject({
      id: idSchema.describe('The reply.'),
      revisionId: idSchema.describe('The earlier text.'),
    }),
    body: z.strictObject(why).optional(),
  }),
} as const;
