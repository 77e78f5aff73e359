import { rooms } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import type pg from 'pg';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { PAGE_BYTES } from '../../platform/http/cut-page.ts';
import { categoryScopeOf, holdGroupOf } from '../categories/index.ts';
import { EXCERPT_SOURCE } from '../topics/index.ts';
import type { ReplyParentRow, ReplyViewRow, TakenReply } from './presenter.ts';

const columns = `r.id, r.topic_id AS "topicId", r.parent_id AS "parentId", r.author_id AS "authorId", r.number, r.body, r.status,
  r.version, r.created_at AS "createdAt", r.edited_at AS "editedAt", r.edited_by_staff AS "editedByStaff", person(r.author_id) AS author,
  (SELECT jsonb_build_object('locked', o.locked, 'archived', is_archived(o.category_id)) FROM topic o WHERE o.id = r.topic_id) AS topic,
  s.like_count AS "likeCount", EXISTS (SELECT 1 FROM reaction x WHERE x.target_id = r.id AND x.user_id = $1) AS liked`;

/** Which replies: after or before a number, or only the answers to one. */
export type ReplyRange = { after?: number | undefined; before?: number | undefined; parentId?: string | undefined };

/**
 * Replies of a topic by number with the position of its room, from the nearest to where the range begins: with `before`
 * alone the highest number comes first. No more are read than a page can hold.
 */
export function readReplyPage(db: Database, userId: string | null, topicId: string, range: ReplyRange, limit: number) {
  const order = range.before !== undefined && range.after === undefined ? 'DESC' : 'ASC';
  const feeding = [rooms.topic(topicId), ...(range.parentId ? [rooms.thread(range.parentId)] : [])];
  return snapshot(db, feeding, async (client) => {
    const { rows } = await client.query<ReplyViewRow>(
      `WITH page AS (
         SELECT r.id, sum(CASE WHEN r.status = 'hidden' THEN 0 ELSE octet_length(r.body) END) OVER (
           ORDER BY r.number ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above
         FROM reply r
         WHERE r.topic_id = $2 AND r.deleted_at IS NULL AND r.number > $3 AND r.number < $4
           AND ($5::uuid IS NULL OR r.parent_id = $5)
         ORDER BY r.number ${order} LIMIT $6)
       SELECT ${columns} FROM page p JOIN reply r ON r.id = p.id JOIN reply_stat s ON s.reply_id = r.id
       WHERE coalesce(p.above, 0) <= ${PAGE_BYTES} ORDER BY r.number ${order}`,
      [userId, topicId, range.after ?? 0, range.before ?? 2 ** 31 - 1, range.parentId ?? null, limit],
    );
    return { rows, parents: range.parentId ? [] : await readParents(client, rows) };
  });
}

/** The replies that these answer and that are not among them; none that was deleted. */
async function readParents(client: pg.PoolClient, answers: readonly ReplyViewRow[]): Promise<ReplyParentRow[]> {
  const here = new Set(answers.map(({ id }) => id));
  const missing = new Set(
    answers.flatMap(({ parentId }) => (parentId === null || here.has(parentId) ? [] : [parentId])),
  );
  if (missing.size === 0) return [];
  const { rows } = await client.query<ReplyParentRow>(
    `SELECT r.id, r.number, r.version, r.status, left(r.body, ${EXCERPT_SOURCE}) AS body, person(r.author_id) AS author
     FROM reply r WHERE r.id = ANY($1::uuid[]) AND r.deleted_at IS NULL ORDER BY r.number`,
    [[...missing]],
  );
  return rows;
}

/** A reply the member may read, or null: neither it nor its topic deleted. */
export async function findReply(db: Database, userId: string | null, replyId: string): Promise<ReplyViewRow | null> {
  const { rows } = await db.pool.query<ReplyViewRow>({
    name: 'reply',
    text: `SELECT ${columns} FROM reply r JOIN reply_stat s ON s.reply_id = r.id JOIN topic t ON t.id = r.topic_id
           JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
           WHERE r.id = $2 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND scope_allows(sc, $1)`,
    values: [userId, replyId],
  });
  return rows[0] ?? null;
}

/**
 * Locks a reply's row and reads it as it is now, deleted or not; null when it never was. The group of its topic is held as
 * well: the statement that waited for the row does not see that it was archived meanwhile.
 */
export async function takeReply(tx: Tx, replyId: string): Promise<TakenReply | null> {
  const rows = await tx.db.$queryRaw<TakenReply[]>(
    Prisma.sql`SELECT r.id, r.topic_id AS "topicId", r.parent_id AS "parentId", r.author_id AS "authorId", r.number, r.body,
      r.status, r.version, r.created_at AS "createdAt", r.edited_at AS "editedAt", r.edited_by_staff AS "editedByStaff",
      r.deleted_at AS "deletedAt", jsonb_build_object('locked', t.locked, 'archived', is_archived(t.category_id)) AS topic,
      person(r.author_id) AS author, t.category_id AS "categoryId", t.title AS "topicTitle", t.deleted_at IS NOT NULL AS "topicGone",
      t.status = 'visible' AND t.deleted_at IS NULL AND EXISTS (SELECT 1 FROM "scope" sc
        WHERE sc.key = ${Prisma.raw(categoryScopeOf('t.category_id'))} AND scope_allows(sc, r.author_id)) AS "authorSeesTitle"
      FROM reply r JOIN topic t ON t.id = r.topic_id WHERE r.id = ${replyId}::uuid FOR UPDATE OF r`,
  );
  const [row] = rows;
  return row ? { ...row, topic: { ...row.topic, ...(await holdGroupOf(tx, row.categoryId)) } } : null;
}
