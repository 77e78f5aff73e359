import type { Prisma } from '@tidings/db';

/**
 * What decides whether somebody may sign in. A password that is changed gets a new salt, so that its hash is the version of
 * the credential.
 */
export type Credential = { id: string; passwordHash: string; tokenVersion: number; suspendedUntil: Date | null };

/** Locks a member's row and reads their credential: `share` lets others do the same, `change` lets nobody. */
export async function readCredential(
  db: Prisma.TransactionClient,
  userId: string,
  lock: 'share' | 'change',
): Promise<Credential | null> {
  await (lock === 'share'
    ? db.$queryRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR SHARE`
    : db.$queryRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`);
  return db.user.findUnique({
    where: { id: userId },
    select: { id: true, passwordHash: true, tokenVersion: true, suspendedUntil: true },
  });
}
