import type { Database } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { Leaver } from '../../../platform/personal/personal.ts';

export type Posts = Leaver['posts'];
export type Deletion = {
  userId: string;
  posts: Posts;
  dueAt: Date;
  /** It is not due yet, by the clock that jobs go by. */
  early: boolean;
  begunAt: Date | null;
  username: string | null;
  displayName: string | null;
  email: string | null;
  step: string | null;
  place: string | null;
};

/**
 * Holds all admins until the commit, so that of two who go at once one stays, and counts those who stay but for one member:
 * who is about to be deleted does not.
 */
export async function countOtherAdmins(tx: Tx, userId: string): Promise<number> {
  await tx.db.$queryRaw`SELECT 1 FROM "user" WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  const rows = await tx.db.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS others FROM "user" u WHERE u.role = 'admin' AND u.id <> ${userId}::uuid
      AND u.deleted_at IS NULL AND NOT EXISTS (SELECT FROM account_deletion d WHERE d.user_id = u.id)`;
  return rows[0]?.others ?? 0;
}

/** Holds the deletion of an account until the commit and reads it; null when there is none. */
export async function takeDeletion(tx: Tx, userId: string): Promise<Deletion | null> {
  const rows = await tx.db.$queryRaw<Deletion[]>`
    SELECT user_id AS "userId", posts, due_at AS "dueAt", due_at > clock_timestamp() AS early, begun_at AS "begunAt", username, display_name AS "displayName", email, step, place
    FROM account_deletion WHERE user_id = ${userId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Takes a deletion back that has not begun; false when there is none. */
export async function dropDeletion(db: Database, userId: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `WITH dropped AS (DELETE FROM account_deletion WHERE user_id = $1 AND begun_at IS NULL RETURNING user_id)
     DELETE FROM job j USING dropped d WHERE j.unique_key = 'identity:delete:' || d.user_id`,
    [userId],
  );
  return (rowCount ?? 0) > 0;
}

/** Writes down how far a deletion came. */
export const keepPlace = (db: Database, userId: string, step: string, place: string | null) =>
  db.prisma.accountDeletion.updateMany({ where: { userId }, data: { step, place } });

/** Forgets what a member was called: nothing looks for it any more. */
export const endDeletion = (db: Database, userId: string) =>
  db.prisma.accountDeletion.deleteMany({ where: { userId } });
