import type { Person } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { categoryScopeOf } from '../categories/index.ts';

export type LikeTarget = { topicId: string; authorId: string; status: 'visible' | 'hidden' };
type Likes = { liked: boolean; count: number; version: number };

const targetOf = {
  topic: `SELECT t.id AS "topicId", t.author_id AS "authorId", t.status FROM topic t
    JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
    WHERE t.id = $2 AND t.deleted_at IS NULL AND scope_allows(sc, $1)`,
  reply: `SELECT t.id AS "topicId", r.author_id AS "authorId", r.status FROM reply r JOIN topic t ON t.id = r.topic_id
    JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
    WHERE r.id = $2 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND scope_allows(sc, $1)`,
};

/** What the viewer may read, and a member so like, or null. */
export async function findTarget(db: Database, userId: string | null, type: 'topic' | 'reply', id: string) {
  const { rows } = await db.pool.query<LikeTarget>({
    name: `like-target-${type}`,
    text: targetOf[type],
    values: [userId, id],
  });
  return rows[0] ?? null;
}

const likesOf = (type: 'topic' | 'reply') => `SELECT s.like_count AS count, s.like_version AS version,
    EXISTS (SELECT 1 FROM reaction x WHERE x.target_id = $2 AND x.user_id = $1) AS liked
  FROM ${type}_stat s WHERE s.${type}_id = $2`;

/** The likes of a target as they are, and the member's own. */
export async function readLikes(db: Database, userId: string, type: 'topic' | 'reply', id: string): Promise<Likes> {
  const { rows } = await db.pool.query<Likes>({ name: `likes-${type}`, text: likesOf(type), values: [userId, id] });
  return rows[0] ?? { liked: false, count: 0, version: 0 };
}

export const fansSql = `SELECT person(x.user_id) AS person FROM reaction x
  WHERE x.target_id = $1 AND x.user_id > $2 ORDER BY x.user_id LIMIT $3`;

/** Who likes a target, in the order they joined, after one of them: the order of its key, so that no list is sorted. */
export async function readFans(db: Database, targetId: string, after: string, limit: number): Promise<Person[]> {
  const { rows } = await db.pool.query<{ person: Person }>({
    name: 'fans',
    text: fansSql,
    values: [targetId, after, limit],
  });
  return rows.map(({ person }) => person);
}
