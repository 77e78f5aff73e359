import type { Database } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { hashOf } from './refresh-token.ts';

/** A refresh token as it is kept, with its session and whose that is; null when there never was one. */
export const findRefreshToken = (db: Database, refreshToken: string) =>
  db.prisma.refreshToken.findUnique({
    where: { hash: hashOf(refreshToken) },
    include: { session: { include: { user: true } } },
  });

/** The session a refresh cookie belongs to, for signing out without an access token; null when there is none. */
export async function findSessionOfRefresh(db: Database, refreshToken: string | undefined) {
  if (!refreshToken) return null;
  const stored = await db.prisma.refreshToken.findUnique({
    where: { hash: hashOf(refreshToken) },
    include: { session: true },
  });
  return stored?.session ?? null;
}

/** Marks a refresh token as used. False when it was used before: of two at once one gets it. */
export async function claimRefreshToken(db: Database, refreshToken: string): Promise<boolean> {
  const { count } = await db.prisma.refreshToken.updateMany({
    where: { hash: hashOf(refreshToken), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count > 0;
}

/** Keeps the next refresh token of a session and prolongs the session by `sessionMs`. */
export const renewSession = (db: Database, sessionId: string, refreshToken: string, sessionMs: number) =>
  db.prisma.$transaction([
    db.prisma.refreshToken.create({ data: { hash: hashOf(refreshToken), sessionId } }),
    db.prisma.session.update({
      where: { id: sessionId },
      data: { lastSeenAt: new Date(), expiresAt: new Date(Date.now() + sessionMs) },
    }),
  ]);

/** Marks sessions of a member as revoked; those that were already keep their time. */
export const markRevoked = (tx: Tx, userId: string, sessionIds: string[]) =>
  tx.db.session.updateMany({
    where: { userId, id: { in: sessionIds }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
