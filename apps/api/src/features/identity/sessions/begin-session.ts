import { type Prisma, uuidv7 } from '@tidings/db';
import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { readCredential } from './credential.ts';
import { type Issued, issue, type SessionPorts } from './issued.ts';
import { canSignIn } from './policy.ts';
import { hashOf, newRefreshToken } from './refresh-token.ts';

/** Where somebody signs in from: as the list of sessions shows it, and the name of the device where it is known. */
export type Device = { userAgent: string; ip: string; name: string | null };

/** A member whose password was checked, with what it was checked against. */
type Verified = { id: string; passwordHash: string };

/**
 * Begins a session: an access token for memory, a refresh token for the cookie. The password may have been changed since
 * it was checked, and the member suspended: nobody changes either while the session begins. Throws BAD_CREDENTIALS,
 * SUSPENDED.
 */
export async function beginSession(ctx: Ctx, ports: SessionPorts, user: Verified, device: Device): Promise<Issued> {
  const sessionId = uuidv7();
  const refreshToken = newRefreshToken();
  const member = await ctx.db.prisma.$transaction(
    async (db) => {
      const member = await readCredential(db, user.id, 'share');
      if (member?.passwordHash !== user.passwordHash) {
        throw new TidingsError('BAD_CREDENTIALS', 'That password does not match any more.');
      }
      if (!canSignIn(member)) {
        throw new TidingsError('SUSPENDED', `You are suspended until ${member.suspendedUntil?.toISOString()}.`);
      }
      await keepSession(db, ports, { sessionId, refreshToken, userId: user.id, device });
      return member;
    },
    { maxWait: 2000, timeout: 5000 },
  );
  if (ctx.progress) ctx.progress.committed = true;
  return issue(ports, member, sessionId, refreshToken);
}

type NewSession = { sessionId: string; refreshToken: string; userId: string; device: Device };

const keepSession = (db: Prisma.TransactionClient, ports: SessionPorts, { device, ...made }: NewSession) =>
  db.session.create({
    data: {
      id: made.sessionId,
      userId: made.userId,
      userAgent: device.userAgent.slice(0, 300),
      ip: device.ip.slice(0, 64),
      device: device.name === null ? null : hashOf(device.name),
      expiresAt: new Date(Date.now() + ports.timings.session),
      tokens: { create: { hash: hashOf(made.refreshToken) } },
    },
  });
