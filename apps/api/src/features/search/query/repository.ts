import type { Database } from '@tidings/db';
import type { FoundRow } from './found-row.ts';
import type { Stems, TsQuery } from './ts-query.ts';

/** To what these words are reduced, those that are. */
export async function readStems(db: Database, words: readonly string[]): Promise<Stems> {
  const asked = [...new Set(words)];
  if (asked.length === 0) return new Map();
  const { rows } = await db.pool.query<{ word: string; stems: string[] }>({
    name: 'search-stems',
    text: 'SELECT w.word, search_stems(w.word) AS stems FROM unnest($1::text[]) w(word)',
    values: [asked],
  });
  return new Map(rows.filter(({ stems }) => stems.length > 0).map(({ word, stems }) => [word, stems]));
}

export type Filter = { categoryId?: string; from?: string; to?: string; whole?: boolean };
/** Where a page ended: how well that post fitted, and as of when the pages of this search are counted. */
export type Place = { score: number; id: string; asOf: string };
type Counted = { count: number; asOf: string };

/** Of the newest posts that match; topics are looked for by themselves as well, so that replies do not crowd them out. */
const TOPICS = 100;
const matchesSql = `
  SELECT * FROM search_posts($1, $2::tsquery, $3::tsquery, $10, $5)
  UNION SELECT * FROM search_posts($1, $2::tsquery && '''k:topic'''::tsquery, $3::tsquery, CASE WHEN $4 THEN ${TOPICS} ELSE 0 END, $5)`;

/** $1 who asks, $2 and $3 what is looked for, $4 whether topics are looked for apart, $5 filters, $6 as of when, $7 and $8 where the page before ended, $9 how many, $10 how many are ranked. */
export const searchSql = `
  WITH matches AS MATERIALIZED (${matchesSql}),
  scored AS (SELECT m.*, (m.rank * (0.6 + 0.4 * exp(-greatest(0, extract(epoch FROM $6::timestamptz - m.at)) / 15552000)))::float8 AS score FROM matches m),
  page AS (SELECT * FROM scored WHERE $7::float8 IS NULL OR (score, id) < ($7, $8::uuid) ORDER BY score DESC, id DESC LIMIT $9)
  SELECT (SELECT count(*)::int FROM matches) AS count, p.id, p.topic_id AS "topicId", p.number, t.category_id AS "categoryId",
    CASE WHEN t.status = 'visible' THEN t.title END AS title, coalesce(r.body, t.body) AS body, person(coalesce(r.author_id, t.author_id)) AS author,
    p.at AS "createdAt", p.score
  FROM (SELECT 1) one LEFT JOIN page p ON true LEFT JOIN topic t ON t.id = p.topic_id LEFT JOIN reply r ON r.id = p.id
  ORDER BY p.score DESC, p.id DESC`;

/** A page of what a member (null: signed out) may read and what matches, the best first; and how many match in all. */
export async function readMatches(
  db: Database,
  userId: string | null,
  { loose, exact }: TsQuery,
  filter: Filter & { apart: boolean },
  page: { asOf: string; after: Place | null; limit: number; ranked: number },
): Promise<Counted & { rows: FoundRow[] }> {
  const { apart, ...rest } = filter;
  const { rows } = await db.pool.query<FoundRow & { count: number }>({
    name: 'search',
    text: searchSql,
    values: [
      ...[userId, loose, exact, apart, rest],
      ...[page.asOf, page.after?.score ?? null, page.after?.id ?? null, page.limit, page.ranked],
    ],
  });
  return { count: rows[0]?.count ?? 0, asOf: page.asOf, rows: rows.filter(({ id }) => id !== null) };
}

/** Numbers of the posts of a topic that match and that a member (null: signed out) may read, in order. */
export async function readNumbersOf(
  db: Database,
  userId: string | null,
  { loose, exact }: TsQuery,
  most: number,
): Promise<number[]> {
  const { rows } = await db.pool.query<{ number: number }>({
    name: 'find-in-topic',
    text: `SELECT number FROM search_posts($1, $2::tsquery, $3::tsquery, $4, '{"whole": true}') ORDER BY number`,
    values: [userId, loose, exact, most],
  });
  return rows.map(({ number }) => number);
}

/** Whose user name this is, or null. */
export async function findAuthor(db: Database, username: string): Promise<string | null> {
  const found = await db.prisma.user.findUnique({ where: { username }, select: { id: true } });
  return found?.id ?? null;
}
