import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { watchCategory, watchGroup, watchTopic } from './set-watch.ts';

/** How much a member wants to hear of topics, categories and groups. */
export function watchingRoutes(app: FastifyInstance): void {
  route(app, operations.watchTopic, (ctx, { params, body }) => watchTopic(ctx, params.id, body.level));
  route(app, operations.watchCategory, (ctx, { params, body }) => watchCategory(ctx, params.id, body.level));
  route(app, operations.watchGroup, (ctx, { params, body }) => watchGroup(ctx, params.id, body.level));
}
