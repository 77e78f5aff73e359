import type { AnnouncementAudience, DryRunLine, Person } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { ChoiceRow } from '../../interruptions/index.ts';
import type { KnownAudience } from '../audiences.ts';

/** What a dry run is about: the audience, and when it would end. */
export type Asked = { audience: KnownAudience; endsAt: string | null };
const values = ({ audience, endsAt }: Asked) => [audience.id, endsAt];
/** The kind stands in the text, so that the plan the database keeps is one for that kind: of a group it reads who is in it. */
const linesOf = (kind: AnnouncementAudience) => `announcement_lines('${kind}', $1::uuid, $2::timestamptz)`;

export const countSql = (kind: AnnouncementAudience) =>
  `SELECT l.line, count(*)::int AS n FROM ${linesOf(kind)} l GROUP BY l.line`;

/** How many of the audience each line has, in one statement; lines of nobody are missing. */
export async function countLines(db: Database, asked: Asked): Promise<{ line: DryRunLine; n: number }[]> {
  const { rows } = await db.pool.query<{ line: DryRunLine; n: number }>({
    name: `dry-run-${asked.audience.kind}`,
    text: countSql(asked.audience.kind),
    values: values(asked),
  });
  return rows;
}

export const peopleSql = (kind: AnnouncementAudience) => `SELECT person(l.user_id) AS person FROM ${linesOf(kind)} l
  WHERE l.line = $3 AND ($4::text IS NULL OR l.username > $4) ORDER BY l.username LIMIT $5`;

/** Who is in a line, by user name. */
export async function readPeople(db: Database, asked: Asked, line: DryRunLine, after: string | null, limit: number) {
  const { rows } = await db.pool.query<{ person: Person }>({
    name: `dry-run-people-${asked.audience.kind}`,
    text: peopleSql(asked.audience.kind),
    values: [...values(asked), line, after, limit],
  });
  return rows.map(({ person }) => person);
}

export type LookedUpRow = ChoiceRow & {
  person: Person;
  line: DryRunLine | null;
  suspendedUntil: Date | null;
  quietOn: boolean | null;
  quietSpans: unknown;
  dndUntil: Date | null;
  busyIsQuiet: boolean | null;
  zone: string | null;
};
export const lookUpSql = (
  kind: AnnouncementAudience,
) => `SELECT person(u.id) AS person, u.suspended_until AS "suspendedUntil", coalesce(u.time_zone, u.device_time_zone) AS zone, s.quiet_on AS "quietOn",
    s.quiet_spans AS "quietSpans", s.dnd_until AS "dndUntil", s.busy_is_quiet AS "busyIsQuiet",
    u.presence_choice AS "presenceChoice", u.presence_until AS "presenceUntil", (SELECT l.line FROM ${linesOf(kind)} l WHERE l.user_id = u.id) AS line
  FROM "user" u LEFT JOIN interruption_setting s ON s.user_id = u.id WHERE u.username = $3`;

/** A member by user name, and the line they are in; null: there is nobody called so. */
export async function lookUp(db: Database, asked: Asked, username: string): Promise<LookedUpRow | null> {
  const { rows } = await db.pool.query<LookedUpRow>({
    name: `dry-run-look-up-${asked.audience.kind}`,
    text: lookUpSql(asked.audience.kind),
    values: [...values(asked), username],
  });
  return rows[0] ?? null;
}
