import { roomKinds, type TopicCounts } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { ScopeVersion } from '../../../platform/realtime/delivery/ephemeral-events.ts';
import { categoryScopeOf } from '../../categories/index.ts';
import { excerptColumn } from './columns.ts';

/** What a list shows of a topic, how far its room reached then, and the scope it was read under. */
export type ListRow = ScopeVersion & { counts: TopicCounts; excerpt: string; rank: number };

/** What lists show of these topics now. */
export async function readListRows(db: Database, topicIds: string[]): Promise<(ListRow & { id: string })[]> {
  const { rows } = await db.pool.query<ListRow & { id: string }>({
    name: 'topic-bumps',
    text: `SELECT t.id, ${excerptColumn}, topic_counts(t.id) AS counts, st.head::float8 AS rank, sc.key AS scope,
             sc.version::float8 AS version
           FROM topic t JOIN topic_stat s ON s.topic_id = t.id JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
             JOIN stream st ON st.room = '${roomKinds.topic.prefix}' || t.id
           WHERE t.id = ANY ($1::uuid[]) AND t.deleted_at IS NULL`,
    values: [topicIds],
  });
  return rows;
}

/**
 * Topics of these categories that changed in transaction `from` or later (null: in the last 10 s), at most `most`, and the
 * oldest transaction that is still open, which is where to look from next.
 */
export async function findChangedTopics(
  db: Database,
  categoryIds: string[],
  from: string | null,
  most: number,
): Promise<{ horizon: string; ids: string[] } | null> {
  const { rows } = await db.pool.query<{ horizon: string; ids: string[] }>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon, ARRAY(
         SELECT s.topic_id::text FROM topic_stat s JOIN topic t ON t.id = s.topic_id
         WHERE ${from === null ? `s.last_activity_at > now() - interval '10 seconds' AND $2::text IS NULL` : 's.changed >= $2::bigint'}
           AND t.category_id = ANY ($1::uuid[]) AND t.deleted_at IS NULL
         ORDER BY s.last_activity_at DESC LIMIT ${most}) AS ids`,
    [categoryIds, from],
  );
  return rows[0] ?? null;
}
