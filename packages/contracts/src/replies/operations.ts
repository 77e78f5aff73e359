import { z } from 'zod';
import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId, why } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { revisionParamsSchema, revisionSchema } from '../topics/schemas.ts';
import { replyRemovalOperations } from './removal.ts';
import {
  createReplyInputSchema,
  patchReplyInputSchema,
  replyListQuerySchema,
  replyParentSchema,
  replyViewSchema,
} from './schemas.ts';

export const replyOperations = {
  replies: operation({
    method: 'GET',
    path: '/api/topics/:id/replies',
    access: 'public',
    summary: 'Lists replies by number, with the position of the topic.',
    params: byId,
    query: replyListQuerySchema,
    answer: livePageOf(replyViewSchema).extend({
      parents: z
        .array(replyParentSchema)
        .optional()
        .describe('The replies that answers in this page answer and that stand elsewhere; deleted ones are left out.'),
    }),
  }),
  createReply: operation({
    method: 'POST',
    path: '/api/topics/:id/replies',
    access: 'member',
    summary: 'Posts a reply.',
    params: byId,
    body: createReplyInputSchema,
    answer: replyViewSchema,
    status: 201,
    perMinute: 120,
  }),
  patchReply: operation({
    method: 'PATCH',
    path: '/api/replies/:id',
    access: 'member',
    summary: 'Edits a reply.',
    params: byId,
    body: patchReplyInputSchema,
    answer: replyViewSchema,
  }),
  deleteReply: operation({
    method: 'DELETE',
    path: '/api/replies/:id',
    access: 'member',
    summary: 'Deletes a reply; its row stays in the database.',
    params: byId,
    body: z.strictObject(why).optional(),
  }),
  replyRevisions: operation({
    method: 'GET',
    path: '/api/replies/:id/revisions',
    access: 'public',
    summary: 'Lists the earlier texts of a reply, oldest first, without the texts themselves.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(revisionSchema),
  }),
  replyRevision: operation({
    method: 'GET',
    path: '/api/replies/:id/revisions/:number',
    access: 'public',
    summary: 'Answers one earlier text of a reply.',
    params: revisionParamsSchema,
    answer: revisionSchema,
  }),
  ...replyRemovalOperations,
} as const;
