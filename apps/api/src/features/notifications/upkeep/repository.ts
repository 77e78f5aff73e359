import type { NotificationCounts } from '@tidings/contracts';
import type { Database } from '@tidings/db';

/** What counts in a member's inbox after it was put right, and the offset of their own room that is true at. */
export type Corrected = { userId: string; counts: NotificationCounts; asOf: number };
type Drift = Corrected & { kept: object; counted: object };

/** Ids of members after this one, in order. */
export async function readMemberIds(db: Database, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'member-ids',
    text: `SELECT id FROM "user" WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
    values: [after, limit],
  });
  return rows.map(({ id }) => id);
}

/** Puts right what is kept of the inboxes of these members where it is not what their rows say. Returns who it was of. */
export async function correctCounts(db: Database, userIds: readonly string[]): Promise<Drift[]> {
  const drifted = await db.pool.query<{ userId: string }>({
    name: 'drifted-counts',
    text: 'SELECT user_id AS "userId" FROM drifted_notification_counts($1::uuid[])',
    values: [userIds],
  });
  if (drifted.rows.length === 0) return [];
  const { rows } = await db.pool.query<Drift>({
    name: 'correct-counts',
    text: 'SELECT user_id AS "userId", kept, counted, counts, as_of AS "asOf" FROM correct_notification_counts($1::uuid[])',
    values: [drifted.rows.map(({ userId }) => userId)],
  });
  return rows;
}

/** Removes what counts and is older than `before`, of so many members. Returns whose it was; nobody when that was all. */
export async function purgeCounted(db: Database, before: Date, limit: number): Promise<Corrected[]> {
  const { rows } = await db.pool.query<Corrected>({
    name: 'purge-counted',
    text: 'SELECT user_id AS "userId", counts, as_of AS "asOf" FROM purge_counted_notifications($1, $2)',
    values: [before, limit],
  });
  return rows;
}

const numberOf = async (db: Database, text: string, values: unknown[]): Promise<number> =>
  (await db.pool.query<{ n: number }>(text, values)).rows[0]?.n ?? 0;

export const purgeDeleted = (db: Database, before: Date, limit: number): Promise<number> =>
  numberOf(db, 'SELECT purge_deleted_notifications($1, $2) AS n', [before, limit]);

export const purgeTraces = (db: Database, before: Date, limit: number): Promise<number> =>
  numberOf(db, 'SELECT purge_notification_traces($1, $2) AS n', [before, limit]);

export const dropMonths = (db: Database, before: Date): Promise<number> =>
  numberOf(db, 'SELECT drop_notification_months($1) AS n', [before]);

/** Makes what is missing of the tables of this month and so many after it. */
export const makeMonths = (db: Database, months: number): Promise<number> =>
  numberOf(db, 'SELECT make_notification_months(now(), $1) AS n', [months]);
