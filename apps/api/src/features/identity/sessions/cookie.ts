import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_COOKIE } from '../../../platform/auth/known-device.ts';
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

/** Browsers keep no cookie for longer. */
const DEVICE_SECONDS = 400 * 24 * 3600;

/** What a browser kept of earlier sign-ins, for KnownDevices. It stays when the member signs out. */
export const deviceCookieOf = (request: FastifyRequest): string | undefined => request.cookies[DEVICE_COOKIE];

/** Lets the browser be known again; only requests for signing in and out carry it. */
export function setDeviceCookie(reply: FastifyReply, device: string, { secure }: { secure: boolean }): void {
  reply.setCookie(DEVICE_COOKIE, device, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: DEVICE_SECONDS,
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
