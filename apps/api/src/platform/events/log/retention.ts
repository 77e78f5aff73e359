import type { Database } from '@tidings/db';

const ROOMS_AT_ONCE = 200;
const EVENTS_AT_ONCE = 5000;

/**
 * Removes events older than `keepMs`, always from the beginning of a room, and moves the room's floor there, so that a
 * position before it is answered `too_old`. One room a statement: it never holds two streams. Returns how many went.
 */
export async function pruneEvents(db: Database, keepMs: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const { rows } = await db.pool.query<{ room: string; upto: string }>(
      `SELECT room, max("offset")::text AS upto FROM (
         SELECT room, "offset" FROM event WHERE at < now() - $1 * interval '1 millisecond' ORDER BY at LIMIT $2) old
       GROUP BY room LIMIT $3`,
      [keepMs, EVENTS_AT_ONCE, ROOMS_AT_ONCE],
    );
    if (rows.length === 0) return removed;
    for (const { room, upto } of rows) {
      const { rowCount } = await db.pool.query(
        `WITH moved AS (UPDATE stream SET floor = greatest(floor, $2::bigint) WHERE room = $1 RETURNING room)
         DELETE FROM event e USING moved WHERE e.room = moved.room AND e."offset" <= $2::bigint`,
        [room, upto],
      );
      removed += rowCount ?? 0;
    }
  }
}

/**
 * Removes what only had to be remembered for a while: answers kept for repeated requests, failed sign-ins, ended sessions, links
 * that were mailed.
 */
export async function pruneLeftovers(db: Database): Promise<void> {
  await db.pool.query(`DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'`);
  await db.pool.query(`DELETE FROM sign_in_failure WHERE window_end < now() - interval '1 day'`);
  await db.pool.query(`DELETE FROM account_link WHERE expires_at < now() - interval '7 days'`);
  await db.pool.query(
    `DELETE FROM session WHERE expires_at < now() - interval '30 days' OR revoked_at < now() - interval '30 days'`,
  );
}
