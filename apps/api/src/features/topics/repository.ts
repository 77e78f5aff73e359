import { type Positions, roomKinds, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import { categoryScopeOf } from '../categories/index.ts';
import type { TopicViewRow } from './presenter.ts';
import { topicViewColumns, topicViewJoins } from './sql/columns.ts';

/** A topic the member (null: signed out) may read, or null. Deleted ones are there for nobody. */
export async function findTopic(db: Database, userId: string | null, topicId: string): Promise<TopicViewRow | null> {
  const { rows } = await db.pool.query<TopicViewRow>({
    name: 'topic',
    text: `SELECT ${topicViewColumns} FROM ${topicViewJoins}
           WHERE t.id = $2 AND t.deleted_at IS NULL AND scope_allows(sc, $1)`,
    values: [userId, topicId],
  });
  return rows[0] ?? null;
}

/** What policies need to know of a topic, and what follows a reply to it. */
export type TopicSummary = {
  id: string;
  categoryId: string;
  authorId: string;
  locked: boolean;
  status: 'visible' | 'hidden';
  deletedAt: Date | null;
  /** How far its room reached then: every change of a topic is an event there. */
  head: number;
};

/** The summary of a topic the member may read, or null: one look-up by key, for paths that must stay light. */
export async function findTopicSummary(
  db: Database,
  userId: string | null,
  topicId: string,
): Promise<TopicSummary | null> {
  const { rows } = await db.pool.query<TopicSummary>({
    name: 'topic-facts',
    text: `SELECT t.id, t.category_id AS "categoryId", t.author_id AS "authorId", t.locked, t.status, t.deleted_at AS "deletedAt",
             st.head::float8 AS head
           FROM topic t JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')} JOIN stream st ON st.room = '${roomKinds.topic.prefix}' || t.id
           WHERE t.id = $2 AND t.deleted_at IS NULL AND scope_allows(sc, $1)`,
    values: [userId, topicId],
  });
  return rows[0] ?? null;
}

/** What a list or a topic says of the viewer's reading is fed by their own room. */
const ownRoom = (userId: string | null): string[] => (userId ? [rooms.user(userId)] : []);

/** The topic and the positions of its room and of the viewer's own, true together. */
export function findTopicLive(db: Database, userId: string | null, topicId: string) {
  return snapshot(db, [rooms.topic(topicId), ...ownRoom(userId)], async (client) => {
    const { rows } = await client.query<TopicViewRow>(
      `SELECT ${topicViewColumns} FROM ${topicViewJoins}
       WHERE t.id = $2 AND t.deleted_at IS NULL AND scope_allows(sc, $1)`,
      [userId, topicId],
    );
    return rows[0] ?? null;
  });
}

export type TopicListFilter = { categoryIds: string[]; filter: 'latest' | 'new' | 'unread' };
export type TopicListPlace = { pinned: boolean; at: string; id: string };

const onlyOf = {
  latest: 'true',
  new: 'r.topic_id IS NULL AND t.author_id <> $1',
  unread: 'r.number < s.last_reply_number',
};

/** The ids of a page, pinned or not: each half walks its own index and stops at the limit. */
const half = (pinned: boolean, filter: TopicListFilter['filter']) => `(
  SELECT t.id, t.pinned, s.last_activity_at FROM topic_stat s JOIN topic t ON t.id = s.topic_id
    LEFT JOIN topic_read r ON r.topic_id = t.id AND r.user_id = $1
  WHERE ${pinned ? 't.pinned' : 'NOT t.pinned'} AND t.category_id = ANY ($2::uuid[]) AND t.deleted_at IS NULL
    AND ${onlyOf[filter]} AND (${pinned ? '$5::boolean IS NULL' : '$5::boolean IS NOT FALSE'}
      OR ($5::boolean${pinned ? '' : ' IS FALSE'} AND (s.last_activity_at, s.topic_id) < ($3::timestamptz, $4::uuid)))
  ORDER BY s.last_activity_at DESC, s.topic_id DESC LIMIT $6)`;

/** A page of topics by newest activity, pinned ones first, with the positions of their categories and of the viewer's own room. */
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
         ORDER BY 2 DESC, 3 DESC, 1 DESC LIMIT $6)
       SELECT ${topicViewColumns} FROM page p JOIN (${topicViewJoins}) ON t.id = p.id
       WHERE scope_allows(sc, $1)
       ORDER BY p.pinned DESC, p.last_activity_at DESC, p.id DESC`,
      [userId, categoryIds, after?.at ?? null, after?.id ?? null, after?.pinned ?? null, limit],
    );
    return rows;
  });
}
