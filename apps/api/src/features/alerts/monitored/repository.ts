import { type MonitoredItem, rooms } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';

const columns = `i.id, i.kind, i.masked, i.added_at AS "addedAt",
  (SELECT count(*)::int FROM alert a WHERE a.monitored_id = i.id AND a.state <> 'resolved') AS "openAlerts"`;
type Row = Omit<MonitoredItem, 'addedAt'> & { addedAt: Date };
const present = ({ addedAt, ...row }: Row): MonitoredItem => ({ ...row, addedAt: addedAt.toISOString() });

/** Holds the member until the commit: what they have watched changes one after the other. */
export async function holdMember(tx: Tx, userId: string): Promise<void> {
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

export async function findItem(
  tx: Tx,
  by: { userId: string; hash?: string; id?: string },
): Promise<MonitoredItem | null> {
  const which = by.hash === undefined ? Prisma.sql`i.id = ${by.id}::uuid` : Prisma.sql`i.hash = ${by.hash}`;
  const rows = await tx.db.$queryRaw<Row[]>(
    Prisma.sql`SELECT ${Prisma.raw(columns)} FROM monitored_item i WHERE i.user_id = ${by.userId}::uuid AND ${which}`,
  );
  return rows[0] ? present(rows[0]) : null;
}

export const countItems = (tx: Tx, userId: string): Promise<number> => tx.db.monitoredItem.count({ where: { userId } });

/** What a member has watched, the last added first, with the position of their own room. */
export const readItems = (db: Database, userId: string, after: TimePlace, limit: number) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<Row>({
      name: 'monitored-items',
      text: `SELECT ${columns} FROM monitored_item i WHERE i.user_id = $1 AND (i.added_at, i.id) < ($2::timestamptz, $3::uuid)
        ORDER BY i.added_at DESC, i.id DESC LIMIT $4`,
      values: [userId, after.at, after.id, limit],
    });
    return rows.map(present);
  });

export type Watcher = { id: string; userId: string; hash: string };
/** Whoever has one of these watched, at most so many. */
export async function watchersOf(db: Database, hashes: readonly string[], limit: number): Promise<Watcher[]> {
  const { rows } = await db.pool.query<Watcher>({
    name: 'watchers',
    text: `SELECT i.id, i.user_id AS "userId", i.hash FROM monitored_item i WHERE i.hash = ANY ($1::char(64)[]) ORDER BY i.hash, i.id LIMIT $2`,
    values: [hashes, limit],
  });
  return rows;
}
