import type { QueryClient } from '@tanstack/react-query';
import type { CategoryView } from '@tidings/contracts';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { categoriesQuery } from './api/categories.ts';
import { categoryReducers, type TopicKnowledge } from './realtime.ts';

/** Stands before the caches of topics: it needs to see them as they were. */
export const categoriesCache = (knowledge: (client: QueryClient) => TopicKnowledge): LiveCache =>
  liveCache<CategoryView[]>(categoriesQuery().queryKey, (_, client) => categoryReducers(knowledge(client)));
