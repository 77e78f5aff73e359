import { liveCache } from '../../lib/live/live-cache.ts';
import { bringMissing } from './api/missing-topic.ts';
import { topicListKey } from './api/topics.ts';
import type { TopicListData, TopicListScope } from './data.ts';
import { topicListReducers } from './realtime.ts';

export const topicListCache = liveCache<TopicListData>(
  topicListKey,
  (key) => topicListReducers(key[2] as TopicListScope),
  (client, name, payload) => {
    if (name === 'topic:bumped' && 'categoryId' in payload) bringMissing(client, payload.id, payload.categoryId);
  },
);
