import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../../../lib/api/call.ts';
import type { ReplyItem, ReplyPages } from '../model/data.ts';
import { parentsOf, withFound } from '../model/far-parents.ts';
import { repliesKey } from './replies.ts';

const mostAtOnce = 20;

/** Finds out where answers stand that came live and answer what is not loaded. Until then they have no place. */
export function useFarParents(topicId: string, unplaced: readonly ReplyItem[]): void {
  const client = useQueryClient();
  const asking = useRef(new Set<string>());
  useEffect(() => {
    const answers = new Map(unplaced.map((reply) => [reply.parentId ?? '', reply]));
    for (const [parentId, { number }] of [...answers].slice(0, mostAtOnce)) {
      if (asking.current.has(parentId)) continue;
      asking.current.add(parentId);
      const place = (found: ReturnType<typeof parentsOf>) => {
        asking.current.delete(parentId);
        client.setQueriesData<ReplyPages>({ queryKey: [...repliesKey, topicId] }, (data) =>
          data ? withFound(data, [parentId], found.parents) : data,
        );
      };
      client
        .fetchQuery({
          queryKey: ['reply-parent', topicId, number],
          queryFn: async ({ signal }) => {
            const query = { after: number - 1, limit: 1 };
            const input = { params: { id: topicId }, query };
            const { items, parents } = await call('GET /api/topics/:id/replies', input, { signal });
            return parentsOf(items, parents);
          },
          retry: 2,
        })
        // Unanswered it stands by itself rather than nowhere; the next reading of its page knows better.
        .then(place, () => place({ parents: [], gone: [] }));
    }
  }, [client, topicId, unplaced]);
}
