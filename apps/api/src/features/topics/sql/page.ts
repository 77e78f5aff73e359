import { type Positions, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import { PAGE_BYTES } from '../../../platform/http/cut-page.ts';
import { ownRoom, topicViewColumns, topicViewJoins } from './columns.ts';
import type { TopicViewRow } from './rows.ts';

type TopicListFilter = { categoryIds: string[]; filter: 'latest' | 'new' | 'unread' };
/** Where a page of topics ended. */
export type TopicListPlace = { pinned: boolean; at: string; id: string };

const onlyOf = {
  latest: 'true',
  new: 'r.topic_id IS NULL AND t.author_id <> $1',
  unread: 'CASE WHEN r.topic_id IS NULL THEN t.author_id <> $1 ELSE r.number < s.last_reply_number END',
};

/** The ids of a page, pinned or not: each half walks its own index and stops at the limit. */
const half = (pinned: boolean, filter: TopicListFilter['filter']) => `(
  SELECT t.id, t.pinned, s.last_activity_at FROM topic_stat s JOIN topic t ON t.id = s.topic_id
    LEFT JOIN topic_read r ON r.topic_id = t.id AND r.user_id = $1
  WHERE ${pinned ? 't.pinned' : 'NOT t.pinned'} AND t.category_id = ANY ($2::uuid[]) AND t.deleted_at IS NULL
    AND ${onlyOf[filter]} AND (${pinned ? '$5::boolean IS NULL' : '$5::boolean IS NOT FALSE'}
      OR ($5::boolean${pinned ? '' : ' IS FALSE'} AND (s.last_activity_at, s.topic_id) < ($3::timestamptz, $4::uuid)))
  ORDER BY s.last_activity_at DESC, s.topic_id DESC LIMIT $6)`;

/** A page of topics by newest activity, pinned ones first, with the positions of their categories and of the viewer's own room. No more are read than a page can hold. */
export function readTopicPage(
  db: Database,
  userId: string | null,
  { categoryIds, filter }: TopicListFilter,
  after: TopicListPlace | null,
  limit: number,
): Promise<{ value: TopicViewRow[]; positions: Positions }> {
  const feeding = [...categoryIds.map((id) => rooms.category(id)), ...ownRoom(userId)];
  return snapshot(db, feeding, async (client) => {
    const { rows } = await client.query<TopicViewRow>(
      `WITH page AS (${half(true, filter)} UNION ALL ${half(false, filter)}
         ORDER BY 2 DESC, 3 DESC, 1 DESC LIMIT $6),
       weighed AS (SELECT p.*, sum(CASE WHEN b.status = 'hidden' THEN 0 ELSE octet_length(b.body) END) OVER (
           ORDER BY p.pinned DESC, p.last_activity_at DESC, p.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above
         FROM page p JOIN topic b ON b.id = p.id)
       SELECT ${topicViewColumns} FROM weighed p JOIN (${topicViewJoins}) ON t.id = p.id
       WHERE coalesce(p.above, 0) <= ${PAGE_BYTES} AND scope_allows(sc, $1)
       ORDER BY p.pinned DESC, p.last_activity_at DESC, p.id DESC`,
      [userId, categoryIds, after?.at ?? null, after?.id ?? null, after?.pinned ?? null, limit],
    );
    return rows;
  });
}
