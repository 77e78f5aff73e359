import type { KeyRing } from '../../../platform/auth/secret.ts';
import type { Tokens } from '../../../platform/auth/tokens.ts';

/** What a session hands out: the access token for memory with the time it ends, the refresh token for the cookie. */
export type Issued = { accessToken: string; expiresAt: Date; refreshToken: string; sessionId: string };

/**
 * What signs access tokens and what refresh tokens follow from, how long sessions last, and how long a refresh may be on
 * its way while another tab of the same browser goes on, in ms.
 */
export type SessionPorts = { tokens: Tokens; keys: KeyRing; timings: { session: number; refreshGrace: number } };

/** Signs an access token of a session and puts it beside the refresh token. */
export function issue(
  { tokens }: SessionPorts,
  user: { id: string; tokenVersion: number },
  sessionId: string,
  refreshToken: string,
): Issued {
  const { token, expiresAt } = tokens.sign(user.id, sessionId, user.tokenVersion);
  return { accessToken: token, expiresAt, refreshToken, sessionId };
}
