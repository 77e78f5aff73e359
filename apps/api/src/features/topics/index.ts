import type { FastifyInstance } from 'fastify';
import { topicRoutes } from './routes.ts';

export { bumpSoon, bumpTopic, bumpTopics } from './bump.ts';
export { hideTopic, removeTopic, restoreTopic, takeTopic, transferTopic, updateTopic } from './changes.ts';
export { excerptOf } from './excerpt.ts';
export { canReply, maySpeak } from './policy.ts';
export type { TopicRow } from './presenter.ts';
export { findTopicFacts } from './repository.ts';
export { topicSubject } from './subject.ts';
export { TopicRows } from './topic-rows.ts';

/** Topics: lists, reading, writing, their place in a category. */
export function topics(app: FastifyInstance): void {
  topicRoutes(app);
}
