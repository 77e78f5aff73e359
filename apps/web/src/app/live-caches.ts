import { categoriesCache } from '../features/categories/index.ts';
import { moderationCaches } from '../features/moderation/index.ts';
import { peopleCache } from '../features/presence/index.ts';
import { repliesCache } from '../features/replies/index.ts';
import { topicCache } from '../features/topic/index.ts';
import { topicKnowledge, topicListCache } from '../features/topics/index.ts';
import type { LiveCache } from '../lib/live/live-cache.ts';

/** Every cache that events keep true. Categories count topics as they were before the event, so they stand first. */
export const allLiveCaches: readonly LiveCache[] = [
  categoriesCache(topicKnowledge),
  topicListCache,
  topicCache,
  repliesCache,
  peopleCache,
  ...moderationCaches,
];

export { sendWaiting } from '../features/replies/index.ts';
