import type { Audience, DryRunLine, Person } from '@tidings/contracts';
import type { Database } from '@tidings/db';

/** What a dry run is about: the audience, and when it would end. */
export type Asked = { audience: Audience; endsAt: string | null };
const values = ({ audience, endsAt }: Asked) => [audience.kind, audience.id, endsAt];
const LINES = 'announcement_lines($1, $2::uuid, $3::timestamptz)';

export const countSql = `SELECT l.line, count(*)::int AS n FROM ${LINES} l GROUP BY l.line`;

/** How many of the audience each line has, in one statement; lines of nobody are missing. */
export async function countLines(db: Database, asked: Asked): Promise<{ line: DryRunLine; n: number }[]> {
  const { rows } = await db.pool.query<{ line: DryRunLine; n: number }>({
    name: 'dry-run',
    text: countSql,
    values: values(asked),
  });
  return rows;
}

export const peopleSql = `SELECT person(l.user_id) AS person FROM ${LINES} l
  WHERE l.line = $4 AND ($5::text IS NULL OR l.username > $5) ORDER BY l.username LIMIT $6`;

/** Who is in a line, by user name. */
export async function readPeople(db: Database, asked: Asked, line: DryRunLine, after: string | null, limit: number) {
  const { rows } = await db.pool.query<{ person: Person }>({
    name: 'dry-run-people',
    text: peopleSql,
    values: [...values(asked), line, after, limit],
  });
  return rows.map(({ person }) => person);
}

export type LookedUpRow = {
  person: Person;
  line: DryRunLine | null;
  suspendedUntil: Date | null;
  quietOn: boolean | null;
  quietSpans: unknown;
  dndUntil: Date | null;
  zone: string | null;
};
export const lookUpSql = `SELECT person(u.id) AS person, u.suspended_until AS "suspendedUntil", u.time_zone AS zone, s.quiet_on AS "quietOn",
    s.quiet_spans AS "quietSpans", s.dnd_until AS "dndUntil", (SELECT l.line FROM ${LINES} l WHERE l.user_id = u.id) AS line
  FROM "user" u LEFT JOIN interruption_setting s ON s.user_id = u.id WHERE u.username = $4`;

/** A member by user name, and the line they are in; null: there is nobody called so. */
export async function lookUp(db: Database, asked: Asked, username: string): Promise<LookedUpRow | null> {
  const { rows } = await db.pool.query<LookedUpRow>({
    name: 'dry-run-look-up',
    text: lookUpSql,
    values: [...values(asked), username],
  });
  return rows[0] ?? null;
}
