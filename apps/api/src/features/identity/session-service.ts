import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from '@tidings/db';
import type { Tokens } from '../../platform/auth/tokens.ts';
import type { Ctx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { type CauseOf, fact } from '../../platform/kernel/facts.ts';

export type Issued = { accessToken: string; expiresAt: Date; refreshToken: string; sessionId: string };
export type SessionPorts = { tokens: Tokens; timings: { session: number; refreshGrace: number } };
type RevocationCause = CauseOf<'sessions.revoked'>;
export type Device = { userAgent: string; ip: string };

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const newToken = () => randomBytes(32).toString('base64url');

/** Begins a session: an access token for memory, a refresh token for the cookie. */
export async function beginSession(
  ctx: Ctx,
  ports: SessionPorts,
  user: { id: string; tokenVersion: number },
  device: Device,
): Promise<Issued> {
  const sessionId = uuidv7();
  const refreshToken = newToken();
  await ctx.db.prisma.session.create({
    data: {
      id: sessionId,
      userId: user.id,
      userAgent: device.userAgent.slice(0, 300),
      ip: device.ip.slice(0, 64),
      expiresAt: new Date(Date.now() + ports.timings.session),
      tokens: { create: { hash: hashOf(refreshToken) } },
    },
  });
  const { token, expiresAt } = ports.tokens.sign(user.id, sessionId, user.tokenVersion);
  return { accessToken: token, expiresAt, refreshToken, sessionId };
}

/**
 * Rotates a refresh token. One that was used before revokes its whole session, since it may have been stolen;
 * within a few seconds it is another tab of the same browser and gets a token of its own.
 */
export async function rotateSession(ctx: Ctx, ports: SessionPorts, refreshToken: string | undefined) {
  if (!refreshToken) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
  const hash = hashOf(refreshToken);
  const stored = await ctx.db.prisma.refreshToken.findUnique({
    where: { hash },
    include: { session: { include: { user: true } } },
  });
  if (!stored) throw new TidingsError('AUTH_INVALID', 'Sign in again.');
  const { session } = stored;
  if (session.revokedAt) throw new TidingsError('SESSION_REVOKED', 'You were signed out on another device.');
  if (session.expiresAt.getTime() < Date.now()) throw new TidingsError('AUTH_EXPIRED', 'Sign in again.');
  const claimed = await ctx.db.prisma.refreshToken.updateMany({
    where: { hash, usedAt: null },
    data: { usedAt: new Date() },
  });
  const usedAgo = claimed.count === 0 ? Date.now() - (stored.usedAt ?? new Date()).getTime() : 0;
  if (usedAgo > ports.timings.refreshGrace) {
    ctx.log.warn(
      { security: 'refresh-reuse', userId: session.userId, sessionId: session.id },
      'A refresh token was used twice; ended its session',
    );
    await revokeSessions(ctx, session.userId, [session.id], 'reuse');
    throw new TidingsError('SESSION_REVOKED', 'This sign-in was used twice, so it was ended. Sign in again.');
  }
  const next = newToken();
  await ctx.db.prisma.$transaction([
    ctx.db.prisma.refreshToken.create({ data: { hash: hashOf(next), sessionId: session.id } }),
    ctx.db.prisma.session.update({
      where: { id: session.id },
      data: { lastSeenAt: new Date(), expiresAt: new Date(Date.now() + ports.timings.session) },
    }),
  ]);
  const { token, expiresAt } = ports.tokens.sign(session.userId, session.id, session.user.tokenVersion);
  return { user: session.user, issued: { accessToken: token, expiresAt, refreshToken: next, sessionId: session.id } };
}

/** The session a refresh cookie belongs to, for signing out without an access token. */
export async function sessionOfRefresh(ctx: Ctx, refreshToken: string | undefined) {
  if (!refreshToken) return null;
  const stored = await ctx.db.prisma.refreshToken.findUnique({
    where: { hash: hashOf(refreshToken) },
    include: { session: true },
  });
  return stored?.session ?? null;
}

/** Ends sessions in one transaction with the internal event every server follows; effect within 2 s (SEC-2). */
export async function revokeSessions(
  ctx: Ctx,
  userId: string,
  sessionIds: string[],
  cause: RevocationCause,
): Promise<void> {
  if (sessionIds.length === 0) return;
  await ctx.events.transact({ ...ctx, idempotency: null }, (tx) => revokeSessionsIn(tx, userId, sessionIds, cause));
}

/** As revokeSessions, within a transaction that changes more. */
export async function revokeSessionsIn(
  tx: Tx,
  userId: string,
  sessionIds: string[],
  cause: RevocationCause,
): Promise<void> {
  await tx.db.session.updateMany({
    where: { userId, id: { in: sessionIds }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  tx.append(fact('sessions.revoked', { cause, userId, sessionIds }));
}
