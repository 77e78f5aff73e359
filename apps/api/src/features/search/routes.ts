import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { findInTopic } from './find-in-topic.ts';
import { searchPosts } from './search-posts.ts';

/** Looking for posts and members, everywhere and in one topic. */
export function searchRoutes(app: FastifyInstance): void {
  route(app, operations.search, (ctx, { query }) => searchPosts(ctx, query));
  route(app, operations.findInTopic, (ctx, { params, query }) => findInTopic(ctx, params.id, query.q));
}
