import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { issue, type SessionPorts } from './issued.ts';
import { canSignIn } from './policy.ts';
import { newRefreshToken } from './refresh-token.ts';
import { claimRefreshToken, findRefreshToken, renewSession } from './repository.ts';
import { revokeSessions } from './revoke-sessions.ts';
import { suspendedError } from './suspension.ts';

/**
 * Rotates a refresh token. One that was used before revokes its whole session, since it may have been stolen;
 * within a few seconds it is another tab of the same browser and gets a token of its own. Throws AUTH_REQUIRED without a
 * token, AUTH_INVALID for one we never gave, AUTH_EXPIRED, SESSION_REVOKED, and SUSPENDED with until when and why.
 */
export async function rotateSession(ctx: Ctx, ports: SessionPorts, refreshToken: string | undefined) {
  if (!refreshToken) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
  const stored = await findRefreshToken(ctx.db, refreshToken);
  if (!stored) throw new TidingsError('AUTH_INVALID', 'Sign in again.');
  const { session } = stored;
  if (!canSignIn(session.user)) throw await suspendedError(ctx.db, session.user);
  if (session.revokedAt) throw new TidingsError('SESSION_REVOKED', 'You were signed out on another device.');
  if (session.expiresAt.getTime() < Date.now()) throw new TidingsError('AUTH_EXPIRED', 'Sign in again.');
  const claimed = await claimRefreshToken(ctx.db, refreshToken);
  const usedAgo = claimed ? 0 : Date.now() - (stored.usedAt ?? new Date()).getTime();
  if (usedAgo > ports.timings.refreshGrace) {
    ctx.log.warn(
      { security: 'refresh-reuse', userId: session.userId, sessionId: session.id },
      'A refresh token was used twice; ended its session',
    );
    await revokeSessions(ctx, session.userId, [session.id], 'reuse');
    throw new TidingsError('SESSION_REVOKED', 'This sign-in was used twice, so it was ended. Sign in again.');
  }
  const next = newRefreshToken();
  await renewSession(ctx.db, session.id, next, ports.timings.session);
  return { user: session.user, issued: issue(ports, session.user, session.id, next) };
}
