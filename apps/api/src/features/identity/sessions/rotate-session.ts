import type { Prisma } from '@tidings/db';
import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { issue, type SessionPorts } from './issued.ts';
import { canSignIn, comesFromItsDevice } from './policy.ts';
import { hashOf, successorsOf } from './refresh-token.ts';
import { addLink, lockSession, readLinks, renewSession } from './repository.ts';
import { revokeSessions } from './revoke-sessions.ts';
import { suspendedError } from './suspension.ts';

/** The token to go on with, or that somebody else went on with this session. */
type Rotation = { next: string } | 'reused';

/**
 * What came with a refresh: the token, the device by its name and whether we signed that, and when it came by
 * `performance.now()`.
 */
export type RefreshFrom = {
  token: string | undefined;
  device: { name: string; isOurs: boolean } | null;
  since: number;
};

/**
 * Rotates a refresh token. It stays good until its successor is used, since the answer that brought that may have got
 * lost: asked for again, the same successor is given. Used after that it may have been stolen, and its session is revoked;
 * only a request that was on its way already is another tab of the same browser, and gets what that tab got. Nor may it come
 * from another device than before, used or not. Answers the name of the device the session is bound to. Throws AUTH_REQUIRED
 * without a token, AUTH_INVALID for one we never gave, AUTH_EXPIRED, SESSION_REVOKED, and SUSPENDED with until when and why
 * for a session that the suspension ended, or that is not ended.
 */
export async function rotateSession(ctx: Ctx, ports: SessionPorts, from: RefreshFrom) {
  const { token: refreshToken, device, since } = from;
  if (!refreshToken) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
  const { session, rotation, isItsDevice } = await ctx.db.prisma.$transaction(
    async (db) => {
      const session = await lockSession(db, hashOf(refreshToken));
      if (!session) throw new TidingsError('AUTH_INVALID', 'Sign in again.');
      const ended = session.revokedAt !== null;
      if (ended && session.revokedFor !== 'suspended') throw signedOut();
      if (session.expiresAt.getTime() < Date.now()) throw new TidingsError('AUTH_EXPIRED', 'Sign in again.');
      // Why is asked for once this connection is given back: whoever waits for a second one with the first in hand, and the
      // session locked, stops everybody.
      if (!canSignIn(session.user)) return { session, rotation: 'suspended' as const, isItsDevice: true };
      if (ended) throw signedOut();
      const isItsDevice = comesFromItsDevice(session.device, device && hashOf(device.name));
      const rotation = isItsDevice ? await rotate(db, ports, session.id, refreshToken, since) : 'reused';
      if (rotation !== 'reused') {
        await renewSession(db, session.id, ports.timings.session, device?.isOurs ? device.name : null);
      }
      return { session, rotation, isItsDevice };
    },
    { maxWait: 2000, timeout: 5000 },
  );
  if (rotation === 'suspended') throw await suspendedError(ctx.db, session.user);
  if (rotation === 'reused') {
    ctx.log.warn(
      { security: 'refresh-reuse', userId: session.userId, sessionId: session.id },
      isItsDevice
        ? 'A refresh token was used after its successor; ended its session'
        : 'A refresh token came from another device than its session; ended that session',
    );
    await revokeSessions(ctx, session.userId, [session.id], 'reuse');
    throw new TidingsError('SESSION_REVOKED', 'This sign-in was used twice, so it was ended. Sign in again.');
  }
  if (ctx.progress) ctx.progress.committed = true;
  const boundTo = device && (device.isOurs || session.device !== null) ? device.name : null;
  return { user: session.user, issued: issue(ports, session.user, session.id, rotation.next), boundTo };
}

const signedOut = () => new TidingsError('SESSION_REVOKED', 'You were signed out on another device.');

/** Under the lock of the session: of tabs that ask at once each sees what the one before it did. */
async function rotate(
  db: Prisma.TransactionClient,
  { keys, timings }: SessionPorts,
  sessionId: string,
  token: string,
  since: number,
): Promise<Rotation> {
  let current = token;
  for (;;) {
    const successors = successorsOf(current, keys);
    const links = await readLinks(db, sessionId, [current, ...successors]);
    const own = links.get(current);
    if (!own) throw new TidingsError('AUTH_INVALID', 'Sign in again.');
    const given = successors.find((candidate) => links.has(candidate));
    const after = given === undefined ? undefined : links.get(given);
    if (given === undefined || !after) {
      // Rotated before successors were remembered: nobody can tell whether that one was used.
      if (own.usedAgo !== null && own.usedAgo > timings.refreshGrace) return 'reused';
      await addLink(db, sessionId, current, successors[0]);
      return { next: successors[0] };
    }
    if (after.usedAgo === null) return { next: given };
    const underWay = performance.now() - since;
    if (current === token && after.usedAgo > Math.min(underWay, timings.refreshGrace)) return 'reused';
    current = given;
  }
}
