import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { setLike } from './set-like.ts';

/** Liking topics and replies, and taking it back. */
export function reactionRoutes(app: FastifyInstance): void {
  route(app, operations.likeTopic, (ctx, { params }) => setLike(ctx, 'topic', params.id, true));
  route(app, operations.unlikeTopic, (ctx, { params }) => setLike(ctx, 'topic', params.id, false));
  route(app, operations.likeReply, (ctx, { params }) => setLike(ctx, 'reply', params.id, true));
  route(app, operations.unlikeReply, (ctx, { params }) => setLike(ctx, 'reply', params.id, false));
}
