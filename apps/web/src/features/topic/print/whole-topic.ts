import { call } from '../../../lib/api/call.ts';
import type { ReplyItem } from '../../replies/index.ts';

/** So many replies fit on paper that somebody would read; the sheet says when there are more. */
const mostPrinted = 1000;
const limit = 100;

/** The replies of a topic from the first on, as a sheet holds them. */
export async function readWhole(topicId: string, signal: AbortSignal): Promise<ReplyItem[]> {
  const replies: ReplyItem[] = [];
  while (replies.length < mostPrinted) {
    const query = { after: replies.at(-1)?.number ?? 0, limit };
    const { items, nextCursor } = await call(
      'GET /api/topics/:id/replies',
      { params: { id: topicId }, query },
      { signal },
    );
    replies.push(...items);
    if (nextCursor === null || items.length === 0) break;
  }
  return replies;
}
