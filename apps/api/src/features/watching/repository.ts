import type { WatchLevel, WatchTarget } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';

type Target = { targetType: WatchTarget; targetId: string };

/** The level a member has said for something, held until the commit, and for how many things they said one. */
export async function takeWatch(
  tx: Tx,
  userId: string,
  { targetType, targetId }: Target,
): Promise<{ level: WatchLevel; said: number }> {
  // A statement of its own: one that waits for the lock would read what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const where = { userId_targetType_targetId: { userId, targetType, targetId } };
  const row = await tx.db.watch.findUnique({ where });
  return { level: row?.level ?? 'normal', said: await tx.db.watch.count({ where: { userId } }) };
}

/** Writes a level; `normal` is that of whoever said nothing, and needs no row. */
export async function writeWatch(tx: Tx, userId: string, target: Target, level: WatchLevel): Promise<void> {
  const key = { userId, ...target };
  if (level === 'normal') await tx.db.watch.deleteMany({ where: key });
  else {
    await tx.db.watch.upsert({
      where: { userId_targetType_targetId: key },
      create: { ...key, level },
      update: { level, at: new Date() },
    });
  }
}
