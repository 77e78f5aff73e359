import type { FastifyInstance } from 'fastify';
import { topicRoutes } from './routes.ts';

export { canReply, maySpeak } from './policy.ts';
export type { TopicViewRow } from './presenter.ts';
export { findTopic } from './repository.ts';

/** Topics: lists, reading, writing, their place in a category. */
export function topics(app: FastifyInstance): void {
  topicRoutes(app);
}
