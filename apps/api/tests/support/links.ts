import { createHash, randomBytes } from 'node:crypto';
import { type Database, uuidv7 } from '@tidings/db';

/** An invitation of a member, as if it had been handed over. Returns its id and what its link ends in. */
export async function storeSiteInvitation(
  db: Database,
  inviterId: string,
  { token = randomBytes(32).toString('base64url'), usesMax = 1 }: { token?: string; usesMax?: number } = {},
) {
  const id = uuidv7();
  const hash = createHash('sha256').update(token).digest('hex');
  const expiresAt = new Date(Date.now() + 3600_000);
  await db.prisma.siteInvitation.create({ data: { id, hash, inviterId, usesMax, expiresAt } });
  return { id, token };
}

type Made = { purpose: 'verify' | 'reset'; token?: string };

/** A link of somebody new, as if it had been mailed. Returns what it ends in. */
export async function storeLink(db: Database, { purpose, token = randomBytes(32).toString('base64url') }: Made) {
  const userId = uuidv7();
  const username = `l-${userId.slice(-12)}`;
  const email = `${username}@example.org`;
  await db.prisma.user.create({ data: { id: userId, username, email, displayName: username, passwordHash: '-' } });
  const hash = createHash('sha256').update(token).digest('hex');
  const expiresAt = new Date(Date.now() + 3600_000);
  await db.prisma.accountLink.create({ data: { id: uuidv7(), hash, userId, purpose, email, expiresAt } });
  return token;
}
