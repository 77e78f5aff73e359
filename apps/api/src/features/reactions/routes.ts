import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { listLikes } from './list-likes.ts';
import { setLike } from './set-like.ts';

/** Liking topics and replies, taking it back, and who did. */
export function reactionRoutes(app: FastifyInstance): void {
  route(app, operations.topicLikes, (ctx, { params, query }) => listLikes(ctx, 'topic', params.id, query));
  route(app, operations.replyLikes, (ctx, { params, query }) => listLikes(ctx, 'reply', params.id, query));
  route(app, operations.likeTopic, (ctx, { params }) => setLike(ctx, 'topic', params.id, true));
  route(app, operations.unlikeTopic, (ctx, { params }) => setLike(ctx, 'topic', params.id, false));
  route(app, operations.likeReply, (ctx, { params }) => setLike(ctx, 'reply', params.id, true));
  route(app, operations.unlikeReply, (ctx, { params }) => setLike(ctx, 'reply', params.id, false));
}
