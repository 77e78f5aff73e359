import { type Muted, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { categoryScopeOf } from '../categories/index.ts';

export type MuteRow = {
  targetType: string;
  target: string;
  until: Date | null;
  exceptMentions: boolean;
  createdAt: Date;
};
export type NamedMuteRow = MuteRow & { name: string | null };

const keyOf = (userId: string, { targetType, targetId }: Muted) => ({ userId, targetType, target: targetId });
const whereOf = (userId: string, target: Muted) => ({ userId_targetType_target: keyOf(userId, target) });
const live = () => ({ OR: [{ until: null }, { until: { gt: new Date() } }] });

/** A member's mute of something, ended or not, held until the commit; null when there is none. */
export async function takeMute(tx: Tx, userId: string, target: Muted): Promise<MuteRow | null> {
  // A statement of its own: one that waits for the lock would read what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  return tx.db.mute.findUnique({ where: whereOf(userId, target) });
}

/** How many mutes of a member hold. */
export const countMutes = (tx: Tx, userId: string): Promise<number> =>
  tx.db.mute.count({ where: { userId, ...live() } });

export async function writeMute(tx: Tx, userId: string, target: Muted, how: Omit<MuteRow, 'targetType' | 'target'>) {
  const create = { ...keyOf(userId, target), ...how };
  return tx.db.mute.upsert({ where: whereOf(userId, target), create, update: how });
}

export const deleteMute = (tx: Tx, userId: string, target: Muted) =>
  tx.db.mute.delete({ where: whereOf(userId, target) });

/** Removes mutes that ran out. */
export async function pruneMutes(db: Database): Promise<number> {
  const { count } = await db.prisma.mute.deleteMany({ where: { until: { lt: new Date() } } });
  return count;
}

/** What muted things are called, as far as the member ($1) sees them. */
const titleOf = (
  join: string,
) => `SELECT t.title FROM topic t ${join} JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
  WHERE t.deleted_at IS NULL AND t.status = 'visible' AND scope_allows(sc, $1)`;
const name = `CASE m.target_type
  WHEN 'topic' THEN (${titleOf('')} AND t.id = m.target::uuid)
  WHEN 'thread' THEN (${titleOf('JOIN reply r ON r.topic_id = t.id')} AND r.deleted_at IS NULL AND r.id = m.target::uuid)
  WHEN 'category' THEN (SELECT c.name FROM category c JOIN "scope" sc ON sc.key = ${categoryScopeOf('c.id')}
    WHERE c.id = m.target::uuid AND c.deleted_at IS NULL AND scope_allows(sc, $1))
  WHEN 'person' THEN (SELECT u.display_name FROM "user" u WHERE u.id = m.target::uuid) END`;

/** Where a page of mutes ended. */
export type MutePlace = { at: string; targetType: string; target: string };

/** A member's mutes that hold, the last one first, with the position of their own room. */
export const readMutes = (db: Database, userId: string, after: MutePlace | null, limit: number) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<NamedMuteRow>({
      name: 'mutes',
      text: `SELECT m.target_type AS "targetType", m.target, m.until, m.except_mentions AS "exceptMentions",
          m.created_at AS "createdAt", ${name} AS name
        FROM mute m WHERE m.user_id = $1 AND (m.until IS NULL OR m.until > now())
          AND ($2::timestamptz IS NULL OR (m.created_at, m.target_type, m.target) < ($2::timestamptz, $3, $4))
        ORDER BY m.created_at DESC, m.target_type DESC, m.target DESC LIMIT $5`,
      values: [userId, after?.at ?? null, after?.targetType ?? null, after?.target ?? null, limit],
    });
    return rows;
  });
