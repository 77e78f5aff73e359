import { type Block, type Person, type ProfileViewer, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { TimePlace } from '../../platform/http/place.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { personColumns, presentPerson } from '../identity/index.ts';

/** What two members are to each other, as one of them sees it. */
export type Relationship = ProfileViewer & { followsBack: boolean; blocksBack: boolean };

/** Whom a user name names. Throws NOT_FOUND. */
export async function findPerson(db: Database, username: string): Promise<Person> {
  const row = await db.prisma.user.findUnique({ where: { username, deletedAt: null }, select: personColumns });
  if (!row) throw notFound('That member');
  return presentPerson(row);
}

/** What two members are to each other, held until the commit: both are locked, in one order whoever asks, so that no follow passes a block. */
export async function takeRelationship(tx: Tx, userId: string, otherId: string): Promise<Relationship> {
  // A statement of its own: one that waits for the lock would read what was there before it waited.
  await tx.db.$executeRaw`
    SELECT 1 FROM "user" WHERE id IN (${userId}::uuid, ${otherId}::uuid) ORDER BY id FOR NO KEY UPDATE`;
  const rows = await tx.db.$queryRaw<Relationship[]>`
    SELECT EXISTS (SELECT 1 FROM follow WHERE user_id = a AND followed_id = b) AS following,
      EXISTS (SELECT 1 FROM block WHERE user_id = a AND blocked_id = b) AS blocked,
      EXISTS (SELECT 1 FROM follow WHERE user_id = b AND followed_id = a) AS "followsBack",
      EXISTS (SELECT 1 FROM block WHERE user_id = b AND blocked_id = a) AS "blocksBack"
    FROM (VALUES (${userId}::uuid, ${otherId}::uuid)) pair(a, b)`;
  if (!rows[0]) throw notFound('That member');
  return rows[0];
}

/** Whom a member blocks, the last one first, with the position of their own room. */
export const readBlocks = (db: Database, userId: string, after: TimePlace, limit: number) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<Block>({
      name: 'blocks',
      text: `SELECT person(b.blocked_id) AS person, iso(b.at) AS "blockedAt" FROM block b JOIN "user" u ON u.id = b.blocked_id
        WHERE b.user_id = $1 AND (b.at, b.blocked_id) < ($2::timestamptz, $3::uuid)
        ORDER BY b.at DESC, b.blocked_id DESC LIMIT $4`,
      values: [userId, after.at, after.id, limit],
    });
    return rows;
  });
