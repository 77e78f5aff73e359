import { liveCache } from '../../lib/live/live-cache.ts';
import { topicListKey } from './api/topics.ts';
import type { TopicListData, TopicListScope } from './data.ts';
import { topicListReducers } from './realtime.ts';

export const topicListCache = liveCache<TopicListData>(topicListKey, (key) =>
  topicListReducers(key[2] as TopicListScope),
);
