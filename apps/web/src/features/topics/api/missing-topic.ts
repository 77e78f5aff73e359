import type { QueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { belongs, type TopicListData, type TopicListScope } from '../data.ts';
import { findTopic, placed } from '../pages-of.ts';
import { topicListKey } from './topics.ts';

const spreadMs = 1000;
const asked = new Set<string>();

const lacks = (client: QueryClient, id: string, categoryId: string): boolean =>
  client.getQueriesData<TopicListData>({ queryKey: topicListKey }).some(([key, data]) => {
    const scope = key[2] as TopicListScope;
    const concerns = scope.categoryId === undefined || scope.categoryId === categoryId;
    return concerns && data !== undefined && !findTopic(data, id);
  });

async function bring(client: QueryClient, id: string, me: string | undefined): Promise<void> {
  const { positions: _, ...topic } = await call('GET /api/topics/:id', { params: { id } });
  for (const [key, data] of client.getQueriesData<TopicListData>({ queryKey: topicListKey })) {
    if (!data || findTopic(data, id) || !belongs(topic, key[2] as TopicListScope, me)) continue;
    client.setQueryData(key, placed(data, topic));
  }
}

/** Old topics that move again are on no loaded page, and a bump does not carry them: each is asked for once. */
export function bringMissing(client: QueryClient, id: string, categoryId: string, me: string | undefined): void {
  if (asked.has(id) || !lacks(client, id, categoryId)) return;
  asked.add(id);
  setTimeout(
    () =>
      bring(client, id, me)
        .catch(() => undefined)
        .finally(() => asked.delete(id)),
    Math.random() * spreadMs,
  );
}
