import type { Person } from '@tidings/contracts';
import type { Database } from '@tidings/db';

/** `open`: everybody may read its category. `visible`: it is there. */
type Standing = { id: string; open: boolean; visible: boolean; author: Person | null; createdAt: Date };
export type TopicSubject = Standing & { title: string; category: { id: string; name: string } };
export type ReplySubject = Standing & { number: number; topic: { id: string; title: string } };

export async function readTopics({ pool }: Database, ids: readonly string[]): Promise<Map<string, TopicSubject>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<TopicSubject>({
    name: 'webhook-topics',
    text: `SELECT t.id, t.title, c.group_id IS NULL AND c.deleted_at IS NULL AS open, person(t.author_id) AS author,
        t.deleted_at IS NULL AND t.status = 'visible' AS visible, t.created_at AS "createdAt",
        jsonb_build_object('id', c.id, 'name', c.name) AS category
      FROM topic t JOIN category c ON c.id = t.category_id WHERE t.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function readReplies({ pool }: Database, ids: readonly string[]): Promise<Map<string, ReplySubject>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<ReplySubject>({
    name: 'webhook-replies',
    text: `SELECT r.id, r.number, c.group_id IS NULL AND c.deleted_at IS NULL AS open, person(r.author_id) AS author,
        r.deleted_at IS NULL AND r.status = 'visible' AND t.deleted_at IS NULL AND t.status = 'visible' AS visible,
        r.created_at AS "createdAt", jsonb_build_object('id', t.id, 'title', t.title) AS topic
      FROM reply r JOIN topic t ON t.id = r.topic_id JOIN category c ON c.id = t.category_id WHERE r.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function readPeople({ pool }: Database, ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ person: Person }>({
    name: 'webhook-people',
    text: `SELECT person(u.id) AS person FROM "user" u WHERE u.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map(({ person }) => [person.id, person]));
}
