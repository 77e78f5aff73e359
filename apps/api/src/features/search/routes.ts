import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { findInTopic } from './find-in-topic.ts';
import { searchPosts } from './search-posts.ts';

/** Looking for posts and members, everywhere and in one topic. */
export function searchRoutes(app: FastifyInstance): void {
  route(app, operations.search, (ctx, { query }, { request }) => searchPosts(ctx, query, request.address));
  route(app, operations.findInTopic, (ctx, { params, query }, { request }) =>
    findInTopic(ctx, params.id, query.q, request.address),
  );
}
