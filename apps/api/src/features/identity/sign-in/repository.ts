import type { Database } from '@tidings/db';

/**
 * A member by username or e-mail address, or null. An address is that of who confirmed it; `unconfirmed` finds who entered it
 * first where nobody did.
 */
export const findByLogin = (db: Database, login: string, { unconfirmed }: { unconfirmed: boolean }) =>
  db.prisma.user.findFirst({
    where: {
      deletedAt: null,
      OR: [{ username: login }, { email: login, ...(!unconfirmed && { emailVerifiedAt: { not: null } }) }],
    },
    orderBy: [{ emailVerifiedAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
  });

/** How many tries a key counts in a window that is still open. */
export async function readTries(db: Database, key: string, now: Date): Promise<number> {
  const row = await db.prisma.signInFailure.findFirst({ where: { key, windowEnd: { gt: now } } });
  return row?.count ?? 0;
}

/**
 * Reserves one try under each key, or none when one of them is at its limit: then the full ones come back with the
 * milliseconds to wait. The first opens a window of `windowMs`, one after its end a new one.
 */
export async function reserveTries(
  db: Database,
  keys: string[],
  limits: number[],
  windowMs: number,
): Promise<{ key: string; tries: number; waitMs: number }[]> {
  const { rows } = await db.pool.query<{ key: string; tries: number; waitMs: number }>({
    name: 'reserve-tries',
    text: 'SELECT try_key AS key, tries, wait_ms AS "waitMs" FROM reserve_tries($1::text[], $2::int[], $3)',
    values: [keys, limits, windowMs],
  });
  return rows;
}

/** Takes one try back under each key. */
export async function releaseTries(db: Database, keys: string[]): Promise<void> {
  await db.pool.query({
    name: 'release-tries',
    text: `UPDATE sign_in_failure f SET count = f.count - 1
           FROM (SELECT key FROM sign_in_failure WHERE key = ANY ($1::text[]) AND count > 0 ORDER BY key FOR UPDATE) t
           WHERE f.key = t.key`,
    values: [keys],
  });
}

/** Forgets what was tried under these keys. */
export const removeTries = (db: Database, keys: string[]) =>
  db.prisma.signInFailure.deleteMany({ where: { key: { in: keys } } });
