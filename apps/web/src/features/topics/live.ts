import type { CategoryView } from '@tidings/contracts';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { categoriesQuery } from '../categories/index.ts';
import { recallTopic, topicKnowledge } from './api/known-topics.ts';
import { bringMissing } from './api/missing-topic.ts';
import { refreshRead } from './api/read-topics.ts';
import { topicListKey } from './api/topics.ts';
import { categoryReducers } from './category-numbers.ts';
import type { TopicListData, TopicListScope } from './model/data.ts';
import { topicListReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<TopicListData>(
    topicListKey,
    (key, client) => topicListReducers(key[2] as TopicListScope, (id) => recallTopic(client, id)),
    {
      followers: {
        'topic:bumped': (client, bump, { me }) => bringMissing(client, bump, me?.id),
        // The list has the topics of another category now, or of one less.
        'group:membership': (client) => void client.invalidateQueries({ queryKey: topicListKey }),
        // Which topics those were the event does not say.
        'topics:read': refreshRead,
      },
    },
  ),
  // Counts topics as they were before the event.
  liveCache<CategoryView[]>(categoriesQuery().queryKey, (_, client) => categoryReducers(topicKnowledge(client)), {
    before: [topicListKey],
  }),
];
