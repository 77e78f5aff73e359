import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TidingsError } from '../../../platform/kernel/errors.ts';

const NAME = 'tidings_refresh';
const PATH = '/api/auth';

/** The refresh token a browser sent, if any. */
export const refreshCookieOf = (request: FastifyRequest): string | undefined => request.cookies[NAME];

/** Gives the browser a refresh token for `lifeMs`; only requests for signing in and out carry it. */
export function setRefreshCookie(
  reply: FastifyReply,
  token: string,
  options: { secure: boolean; lifeMs: number },
): void {
  reply.setCookie(NAME, token, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: options.secure,
    maxAge: Math.floor(options.lifeMs / 1000),
  });
}

/** Takes the refresh token from the browser. */
export function clearRefreshCookie(reply: FastifyReply): void {
  reply.clearCookie(NAME, { path: PATH });
}

/** The cookie speaks for a browser only from our own pages: a foreign site cannot make it act (ATTACKS 45). Throws ORIGIN_REFUSED. */
export function assertOwnPage(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  if (site === 'same-site' && request.headers.origin !== undefined) return;
  throw new TidingsError('ORIGIN_REFUSED', 'The origin of this page may not use the refresh cookie.');
}
