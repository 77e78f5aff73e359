import type { Database } from '@tidings/db';

/** A member by username or e-mail address, or null. */
export const findByLogin = (db: Database, login: string) =>
  db.prisma.user.findFirst({ where: { OR: [{ username: login }, { email: login }] } });

/** What failed under these keys in windows that are still open. */
export const readFailures = (db: Database, keys: string[], now: Date) =>
  db.prisma.signInFailure.findMany({ where: { key: { in: keys }, windowEnd: { gt: now } } });

/** Counts a failure under each key; the first opens a window of `windowMs`, one after its end a new one. */
export async function addFailure(
  db: Database,
  keys: string[],
  windowMs: number,
): Promise<{ key: string; count: number }[]> {
  const { rows } = await db.pool.query<{ key: string; count: number }>(
    `INSERT INTO sign_in_failure AS f (key, count, window_end) SELECT k, 1, now() + $2 * interval '1 millisecond' FROM unnest($1::text[]) k
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN f.window_end < now() THEN 1 ELSE f.count + 1 END,
       window_end = CASE WHEN f.window_end < now() THEN excluded.window_end ELSE f.window_end END
     RETURNING key, count`,
    [keys, windowMs],
  );
  return rows;
}

/** Forgets what failed under these keys. */
export const removeFailures = (db: Database, keys: string[]) =>
  db.prisma.signInFailure.deleteMany({ where: { key: { in: keys } } });
