import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { createReply } from './create-reply.ts';
import { deleteReply } from './delete-reply.ts';
import { removeReplyRevision } from './history/remove-reply-revision.ts';
import { listReplies } from './list-replies.ts';
import { patchReply } from './patch-reply.ts';
import { readReplyRevision, readReplyRevisions } from './read-reply-revisions.ts';

/** Replies: listing, posting, changing, and their earlier texts. */
export function replyRoutes(app: FastifyInstance): void {
  route(app, operations.replies, (ctx, { params, query }) => listReplies(ctx, params.id, query));
  route(app, operations.createReply, (ctx, { params, body }) => createReply(ctx, params.id, body));
  route(app, operations.patchReply, (ctx, { params, body }) => patchReply(ctx, params.id, body));
  route(app, operations.deleteReply, (ctx, { params, body }) => deleteReply(ctx, params.id, body?.reason));
  route(app, operations.replyRevisions, (ctx, { params, query }) => readReplyRevisions(ctx, params.id, query));
  route(app, operations.replyRevision, (ctx, { params }) => readReplyRevision(ctx, params.id, params.number));
  route(app, operations.removeReplyRevision, (ctx, { params, body }) =>
    removeReplyRevision(ctx, params.id, params.revisionId, body?.reason),
  );
}
