import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { createReply } from './create-reply.ts';
import { listReplies } from './service.ts';

export function replyRoutes(app: FastifyInstance): void {
  route(app, operations.replies, (ctx, { params, query }) => listReplies(ctx, params.id, query));
  route(app, operations.createReply, (ctx, { params, body }) => createReply(ctx, params.id, body));
}
