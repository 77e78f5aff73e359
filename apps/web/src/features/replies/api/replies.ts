import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../../../lib/api/call.ts';
import type { ReplyPage, ReplyWindow } from '../model/data.ts';
import { parentsOf } from '../model/far-parents.ts';

export const repliesKey = ['replies'] as const;
const limit = 30;

function asPage(answer: Answer<'GET /api/topics/:id/replies'>, window: ReplyWindow): ReplyPage {
  const items = answer.items.toSorted((a, b) => a.number - b.number);
  const more = answer.nextCursor !== null;
  const rest = { positions: answer.positions, ...parentsOf(items, answer.parents) };
  if ('after' in window) {
    return { items, after: window.after, through: more ? (items.at(-1)?.number ?? null) : null, ...rest };
  }
  const [first] = items;
  return { items, after: more && first ? first.number - 1 : 0, through: window.before - 1, ...rest };
}

/**
 * The replies of a topic as a window that grows in both directions and drops what is far away. `start` is the number
 * the window opens before; a jump elsewhere is another window.
 */
export const repliesQuery = (topicId: string, start: number) =>
  infiniteQueryOptions({
    queryKey: [...repliesKey, topicId, start],
    initialPageParam: { after: start } as ReplyWindow,
    queryFn: async ({ pageParam, signal }) =>
      asPage(
        await call(
          'GET /api/topics/:id/replies',
          { params: { id: topicId }, query: { ...pageParam, limit } },
          { signal },
        ),
        pageParam,
      ),
    getNextPageParam: (page): ReplyWindow | undefined => (page.through === null ? undefined : { after: page.through }),
    getPreviousPageParam: (page): ReplyWindow | undefined =>
      page.after === 0 ? undefined : { before: page.after + 1 },
    maxPages: 6,
    staleTime: 60_000,
  });
