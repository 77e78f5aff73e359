import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { createTopic } from './create-topic.ts';
import { listTopics, readTopic } from './service.ts';

export function topicRoutes(app: FastifyInstance): void {
  route(app, operations.topics, (ctx, { query }) => listTopics(ctx, query));
  route(app, operations.createTopic, (ctx, { body }) => createTopic(ctx, body));
  route(app, operations.topic, (ctx, { params }) => readTopic(ctx, params.id));
}
