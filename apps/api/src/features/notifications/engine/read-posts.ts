import type { Database } from '@tidings/db';

/** A post that may be news: where it stands, what it says. */
export type PostRow = {
  id: string;
  topicId: string;
  topic: string;
  number: number;
  parentId: string | null;
  categoryId: string;
  category: string;
  groupId: string | null;
  group: string | null;
  authorId: string;
  author: string;
  body: string;
};

/** Topics and replies by id, as they are now; those that are deleted or hidden are not news. */
export async function readPosts(db: Database, ids: readonly string[]): Promise<Map<string, PostRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.pool.query<PostRow>({
    name: 'notified-posts',
    text: `SELECT x.id, t.id AS "topicId", t.title AS topic, x.number, x.parent_id AS "parentId", t.category_id AS "categoryId",
             c.name AS category, c.group_id AS "groupId", g.name AS "group", u.id AS "authorId", u.display_name AS author, x.body
           FROM (SELECT r.id, r.topic_id, r.number, r.parent_id, r.author_id, r.body FROM reply r
                 WHERE r.id = ANY ($1::uuid[]) AND r.deleted_at IS NULL AND r.status = 'visible'
                 UNION ALL SELECT t.id, t.id, 0, NULL, t.author_id, t.body FROM topic t WHERE t.id = ANY ($1::uuid[])) x
             JOIN topic t ON t.id = x.topic_id JOIN category c ON c.id = t.category_id JOIN "user" u ON u.id = x.author_id
             LEFT JOIN "group" g ON g.id = c.group_id
           WHERE t.deleted_at IS NULL AND t.status = 'visible'`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
