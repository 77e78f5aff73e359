import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { createTopic } from './create-topic.ts';
import { deleteTopic } from './delete-topic.ts';
import { readTopicRevision, readTopicRevisions } from './history/read-topic-revisions.ts';
import { removeTopicRevision } from './history/remove-topic-revision.ts';
import { listTopics } from './list-topics.ts';
import { patchTopic } from './patch-topic.ts';
import { readTopic } from './read-topic.ts';
import { markAllRead } from './reading/mark-all-read.ts';
import { markRead } from './reading/mark-read.ts';
import { lockTopic, moveTopic, pinTopic } from './steer-topic.ts';

/** Topics: listing, reading, writing, and where they stand. */
export function topicRoutes(app: FastifyInstance): void {
  route(app, operations.topics, (ctx, { query }) => listTopics(ctx, query));
  route(app, operations.createTopic, (ctx, { body }) => createTopic(ctx, body));
  route(app, operations.topic, (ctx, { params }) => readTopic(ctx, params.id));
  route(app, operations.patchTopic, (ctx, { params, body }) => patchTopic(ctx, params.id, body));
  route(app, operations.deleteTopic, (ctx, { params, body }) => deleteTopic(ctx, params.id, body?.reason));
  route(app, operations.lockTopic, (ctx, { params, body }) => lockTopic(ctx, params.id, body));
  route(app, operations.pinTopic, (ctx, { params, body }) => pinTopic(ctx, params.id, body));
  route(app, operations.moveTopic, (ctx, { params, body }) => moveTopic(ctx, params.id, body));
  route(app, operations.readTopic, (ctx, { params, body }) => markRead(ctx, params.id, body.replyNumber));
  route(app, operations.readTopics, (ctx, { body }) => markAllRead(ctx, body.categoryId));
  route(app, operations.topicRevisions, (ctx, { params, query }) => readTopicRevisions(ctx, params.id, query));
  route(app, operations.topicRevision, (ctx, { params }) => readTopicRevision(ctx, params.id, params.number));
  route(app, operations.removeTopicRevision, (ctx, { params, body }) =>
    removeTopicRevision(ctx, params.id, params.revisionId, body?.reason),
  );
}
