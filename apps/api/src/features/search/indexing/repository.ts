import { setImmediate } from 'node:timers/promises';
import { type Database, Prisma } from '@tidings/db';
import { wordsOf } from './words-of.ts';

type Db = Prisma.TransactionClient;
export type Kind = 'topic' | 'reply';
export type Due = { id: string; kind: Kind | 'moved'; after: number };
type Post = {
  id: string;
  topicId: string;
  categoryId: string;
  authorId: string;
  number: number;
  version: number;
  at: Date;
  title: string | null;
  body: string;
};

/** One server at a time: who comes later finds nothing to do. */
export async function holdIndex(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(7450, 0) AS held`;
  return row?.held ?? false;
}

/** Takes the oldest that are due, each once; a topic that was moved alone, because its replies are as much again. */
export async function takeDue(db: Db, most: number): Promise<Due[]> {
  return await db.$queryRaw<Due[]>`
    WITH oldest AS (SELECT seq, kind FROM search_due ORDER BY seq LIMIT ${most}),
    stop AS (SELECT min(seq) AS seq FROM oldest WHERE kind = 'moved'),
    taken AS (DELETE FROM search_due d USING oldest o, stop s WHERE d.seq = o.seq
      AND (s.seq IS NULL OR o.seq < s.seq OR s.seq = (SELECT min(seq) FROM oldest) AND o.seq = s.seq)
      RETURNING d.id, d.kind, d.after)
    SELECT DISTINCT id::text, kind, after FROM taken`;
}

const columns: Record<Kind, Prisma.Sql> = {
  topic: Prisma.sql`SELECT t.id, t.id AS "topicId", t.category_id AS "categoryId", t.author_id AS "authorId", 0 AS number, t.version,
    t.created_at AS at, t.title, t.body FROM topic t WHERE t.status = 'visible' AND t.deleted_at IS NULL`,
  reply: Prisma.sql`SELECT t.id, t.topic_id AS "topicId", p.category_id AS "categoryId", t.author_id AS "authorId", t.number, t.version,
    t.created_at AS at, NULL::text AS title, t.body FROM reply t JOIN topic p ON p.id = t.topic_id
    WHERE t.status = 'visible' AND t.deleted_at IS NULL`,
};

/** Puts what these say now into the index; what may not be seen is not put there. */
export async function store(db: Db, kind: Kind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const posts = await db.$queryRaw<Post[]>`${columns[kind]} AND t.id = ANY (${ids}::uuid[])`;
  if (posts.length === 0) return;
  const rows: object[] = [];
  for (const { title, body, ...post } of posts) {
    rows.push({ ...post, ...wordsOf(title, body) });
    // Each may take milliseconds, and others wait for this thread.
    await setImmediate();
  }
  await db.$executeRaw`SELECT search_store(${JSON.stringify(rows)}::jsonb)`;
}

/** Writes the new place of replies of a moved topic; the rest is due again. */
export async function storeMoved(db: Db, { id, after }: Due, most: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO search_due (id, kind, after)
    SELECT ${id}::uuid, 'moved', m.last FROM (SELECT search_moved(${id}::uuid, ${after}::int, ${most}::int) AS last) m
    WHERE m.last IS NOT NULL`;
}

/** Takes the oldest that is due out, as it cannot be put into the index; answers what it was. */
export async function putAside(db: Pick<Database, 'pool'>): Promise<{ postId: string; kind: string } | undefined> {
  const { rows } = await db.pool.query<{ postId: string; kind: string }>(
    'DELETE FROM search_due WHERE seq = (SELECT min(seq) FROM search_due) RETURNING id AS "postId", kind',
  );
  return rows[0];
}

/** The next ids, newest first, of what was there before the index and is not in it. Null: all of it is in. */
export async function takeBackfill(db: Db, most: number): Promise<{ kind: Kind; ids: string[] } | null> {
  const [state] = await db.$queryRaw<{ kind: Kind; before: string }[]>`
    SELECT kind, before::text FROM search_backfill ORDER BY kind DESC LIMIT 1`;
  if (!state) return null;
  const table = Prisma.raw(state.kind);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM ${table} WHERE id < ${state.before}::uuid ORDER BY id DESC LIMIT ${most}`;
  const ids = rows.map(({ id }) => id);
  const last = ids.at(-1);
  if (last === undefined) await db.$executeRaw`DELETE FROM search_backfill WHERE kind = ${state.kind}`;
  else await db.$executeRaw`UPDATE search_backfill SET before = ${last}::uuid WHERE kind = ${state.kind}`;
  return { kind: state.kind, ids };
}
