import { roomKinds, rooms } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { categoryScopeOf, holdGroupOf } from '../../categories/index.ts';
import { ownRoom, topicColumns, topicViewColumns, topicViewJoins } from './columns.ts';
import type { TopicRow, TopicSummary, TopicViewRow } from './rows.ts';

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

/** The summary of a topic the member may read, or null: one look-up by key, for paths that must stay light. */
export async function findTopicSummary(
  db: Database,
  userId: string | null,
  topicId: string,
): Promise<TopicSummary | null> {
  const { rows } = await db.pool.query<TopicSummary>({
    name: 'topic-facts',
    text: `SELECT t.id, t.category_id AS "categoryId", t.author_id AS "authorId", t.locked, is_archived(t.category_id) AS archived, t.status, t.deleted_at AS "deletedAt",
             st.head::float8 AS head
           FROM topic t JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')} JOIN stream st ON st.room = '${roomKinds.topic.prefix}' || t.id
           WHERE t.id = $2 AND t.deleted_at IS NULL AND scope_allows(sc, $1)`,
    values: [userId, topicId],
  });
  return rows[0] ?? null;
}

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

/**
 * Locks a topic's row and reads it as it is now, deleted or not; null when it never was. Its group is held as well: the
 * statement that waited for the row does not see that it was archived meanwhile.
 */
export async function takeTopic(tx: Tx, topicId: string): Promise<TopicRow | null> {
  const rows = await tx.db.$queryRaw<TopicRow[]>(
    Prisma.sql`SELECT ${Prisma.raw(topicColumns)} FROM topic t WHERE t.id = ${topicId}::uuid FOR UPDATE OF t`,
  );
  const [row] = rows;
  return row ? { ...row, ...(await holdGroupOf(tx, row.categoryId)) } : null;
}
