import { defineFeature } from '../../platform/feature/feature.ts';
import { topicBroadcasts } from './broadcasts.ts';
import { bumpListeners } from './list-rows/bump-listeners.ts';
import { TopicRows } from './list-rows/topic-rows.ts';
import { topicsPersonal } from './personal.ts';
import { handleRest, restOfReading } from './reading/read-rest.ts';
import { topicRights } from './rights.ts';
import { topicRoutes } from './routes.ts';

export { hideTopic, moveTopicTo, removeTopic, restoreTopic, updateTopic } from './changes.ts';
export { whyNotReply } from './policy.ts';
export { presentTopicSubject } from './presenter.ts';
export { topicKind } from './rights.ts';
export type { TopicRow, TopicSummary } from './sql/rows.ts';
export { findTopicSummary, takeTopic } from './sql/topic.ts';
export { assertMentions } from './text/assert-mentions.ts';
export { EXCERPT_SOURCE, excerptOf } from './text/excerpt.ts';

/** Topics: lists, reading, writing, their place in a category, and the rows of lists that stay true. */
export const topics = defineFeature({
  name: 'topics',
  personal: topicsPersonal,
  routes: topicRoutes,
  rights: { operations: topicRights },
  broadcasts: topicBroadcasts,
  consumers: restOfReading,
  jobs: [handleRest],
  listeners: bumpListeners,
  start(services) {
    const rows = new TopicRows(services);
    return { onDelivered: (event) => rows.follow(event), close: () => rows.close() };
  },
});
