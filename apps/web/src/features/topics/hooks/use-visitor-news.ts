import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useSession } from '../../../lib/session/state.ts';
import { topicListQuery } from '../api/topics.ts';
import type { TopicListData, TopicListScope } from '../model/data.ts';
import { placed } from '../model/pages-of.ts';

const everyMs = 30_000;

/** Visitors have no live connection: while the page is seen, the newest topics are asked for, and wait behind the pill. */
export function useVisitorNews({ filter, categoryId }: TopicListScope, isLoaded: boolean): void {
  const client = useQueryClient();
  const { status } = useSession();
  const { data } = useQuery({
    queryKey: ['topics', 'news', categoryId],
    queryFn: async ({ signal }) => {
      const query = categoryId === undefined ? { limit: 20 } : { limit: 20, categoryId };
      return (await call('GET /api/topics', { query }, { signal })).items;
    },
    enabled: status === 'signed-out' && isLoaded,
    initialData: [],
    staleTime: everyMs,
    refetchInterval: everyMs,
  });
  useEffect(() => {
    if (data.length === 0) return;
    client.setQueryData<TopicListData>(
      topicListQuery({ filter, categoryId }).queryKey,
      (list) => list && data.reduce(placed, list),
    );
  }, [client, data, categoryId, filter]);
}
