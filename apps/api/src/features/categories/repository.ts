import type { Database } from '@tidings/db';
import type { CategoryRow } from './presenter.ts';

/** The scope that says who may read a category and every topic in it. */
export const categoryScope = (categoryId: string): string => `category:${categoryId}`;

/** Categories this member (null: signed out) may read, in order, with topics holding something unread. */
export async function readCategories(db: Database, userId: string | null) {
  const { rows } = await db.pool.query<CategoryRow & { topicCount: number; unread: number | null }>({
    name: 'categories',
    text: `SELECT c.id, c.name, c.slug, c.colour, c.description, c.position, c.group_id AS "groupId", c.version,
        (SELECT count(*)::int FROM topic t WHERE t.category_id = c.id AND t.deleted_at IS NULL) AS "topicCount",
        CASE WHEN $1::uuid IS NULL THEN NULL ELSE (
          SELECT count(*)::int FROM topic t JOIN topic_stat s ON s.topic_id = t.id
          LEFT JOIN topic_read r ON r.topic_id = t.id AND r.user_id = $1
          WHERE t.category_id = c.id AND t.deleted_at IS NULL
            AND (r.topic_id IS NULL AND t.author_id <> $1 OR r.number < s.last_reply_number)) END AS unread
      FROM category c JOIN "scope" sc ON sc.key = 'category:' || c.id
      WHERE c.deleted_at IS NULL AND scope_allows(sc, $1)
      ORDER BY c.position, c.name`,
    values: [userId],
  });
  return rows;
}

/** Ids of the categories this member may read. */
export async function readableCategoryIds(db: Database, userId: string | null): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'readable-categories',
    text: `SELECT c.id FROM category c JOIN "scope" sc ON sc.key = 'category:' || c.id
           WHERE c.deleted_at IS NULL AND scope_allows(sc, $1)`,
    values: [userId],
  });
  return rows.map(({ id }) => id);
}
