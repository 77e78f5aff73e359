import type { Tx } from '../../../platform/events/log/tx.ts';
import { hashOf } from '../sessions/refresh-token.ts';

export type Purpose = 'verify' | 'email' | 'reset';
export type MailedLink = { id: string; userId: string; purpose: Purpose; email: string };

/** Keeps a link; false when its id is there already. */
export async function keepLink(tx: Tx, link: MailedLink & { token: string; expiresAt: Date }): Promise<boolean> {
  const { token, ...row } = link;
  const { count } = await tx.db.accountLink.createMany({
    data: [{ ...row, hash: hashOf(token) }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** Uses a link up, if it is good: of two at once one has it. */
export async function spendLink(tx: Tx, token: string, purposes: readonly Purpose[]): Promise<MailedLink | null> {
  const [row] = await tx.db.accountLink.updateManyAndReturn({
    where: { hash: hashOf(token), purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
    select: { id: true, userId: true, purpose: true, email: true },
  });
  return (row as MailedLink | undefined) ?? null;
}

/** Whether a link would be good: looked at before a password is hashed for it. */
export const isGood = async (db: Tx['db'], token: string, purpose: Purpose): Promise<boolean> =>
  (await db.accountLink.count({
    where: { hash: hashOf(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
  })) > 0;

/** When the latest links of a member for this were made, the latest first, `most` of them, not before `since`. */
export async function readLately(
  db: Tx['db'],
  userId: string,
  purpose: Purpose,
  since: Date,
  most: number,
): Promise<Date[]> {
  const rows = await db.accountLink.findMany({
    where: { userId, purpose, createdAt: { gt: since } },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: { createdAt: true },
  });
  return rows.map(({ createdAt }) => createdAt);
}

/** Who confirmed an address, other than this member. */
export const findOwner = (db: Tx['db'], email: string, otherThan: string) =>
  db.user.findFirst({ where: { email, emailVerifiedAt: { not: null }, id: { not: otherThan } } });

/** None of a member's links for this is good any more. */
export const endLinks = (tx: Tx, userId: string, purposes: readonly Purpose[]) =>
  tx.db.accountLink.updateMany({
    where: { userId, purpose: { in: [...purposes] }, usedAt: null },
    data: { usedAt: new Date() },
  });
