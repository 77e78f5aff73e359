import type { Prisma } from '@tidings/db';

/**
 * Holds a running job until the commit, so that what the transaction enqueues under its key takes no place of a newer one.
 * False: a newer one has taken its place already, and there is nothing to do.
 */
export async function holdJob(tx: { db: Prisma.TransactionClient }, id: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<object[]>`SELECT 1 FROM job WHERE id = ${id}::uuid FOR UPDATE`;
  return rows.length > 0;
}
