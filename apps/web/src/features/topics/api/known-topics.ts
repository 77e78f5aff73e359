import type { QueryClient } from '@tanstack/react-query';
import type { TopicView } from '@tidings/contracts';
import { isUnread, type TopicListData } from '../model/data.ts';
import { mergeCounts, mergeRead } from '../model/merge.ts';
import { findTopic } from '../model/pages-of.ts';
import { topicListKey } from './topics.ts';

/** A topic from any list that is loaded. */
export function findInLists(client: QueryClient, id: string): TopicView | undefined {
  for (const [, data] of client.getQueriesData<TopicListData>({ queryKey: topicListKey })) {
    const found = data && findTopic(data, id);
    if (found) return found;
  }
  return undefined;
}

/** The same, and also one that has just left its category. */
export function recallTopic(client: QueryClient, id: string): TopicView | undefined {
  const listed = findInLists(client, id);
  if (listed) return listed;
  for (const [, data] of client.getQueriesData<TopicListData>({ queryKey: topicListKey })) {
    const left = data?.left?.findLast((topic) => topic.id === id);
    if (left) return left;
  }
  return undefined;
}

/** What the lists know of topics, for those who count them. */
export const topicKnowledge = (client: QueryClient) => ({
  find: (id: string) => findInLists(client, id),
  isUnread,
  afterBump: mergeCounts<TopicView>,
  afterRead: mergeRead<TopicView>,
});
