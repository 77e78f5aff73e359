import { uuidv7 } from '@tidings/db';
import type { Ctx } from '../../../platform/context/context.ts';
import { type Issued, issue, type SessionPorts } from './issued.ts';
import { hashOf, newRefreshToken } from './refresh-token.ts';

/** Where somebody signs in from, as the list of sessions shows it. */
export type Device = { userAgent: string; ip: string };

/** Begins a session: an access token for memory, a refresh token for the cookie. */
export async function beginSession(
  ctx: Ctx,
  ports: SessionPorts,
  user: { id: string; tokenVersion: number },
  device: Device,
): Promise<Issued> {
  const sessionId = uuidv7();
  const refreshToken = newRefreshToken();
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
  return issue(ports, user, sessionId, refreshToken);
}
