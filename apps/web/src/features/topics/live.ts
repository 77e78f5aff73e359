import { liveCache } from '../../lib/live/live-cache.ts';
import { bringMissing } from './api/missing-topic.ts';
import { topicListKey } from './api/topics.ts';
import type { TopicListData, TopicListScope } from './data.ts';
import { recallTopic } from './known-topics.ts';
import { topicListReducers } from './realtime.ts';

export const topicListCache = liveCache<TopicListData>(
  topicListKey,
  (key, client) => topicListReducers(key[2] as TopicListScope, (id) => recallTopic(client, id)),
  { 'topic:bumped': (client, bump, { me }) => bringMissing(client, bump, me?.id) },
);
