import { createHmac } from 'node:crypto';
import { CompactSign, SignJWT } from 'jose';
import { deriveKey } from '../../src/platform/auth/secret.ts';
import { keyIdOf } from '../../src/platform/auth/tokens.ts';

export type Claims = { sub: string; sid: string; ver: number };
type Header = Record<string, unknown>;
type Forged = { header?: Header; claims?: Record<string, unknown>; key?: Parameters<CompactSign['sign']>[0] };

/** What a token says, unverified. */
export const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

export const accessKey = (secret: string): Buffer => deriveKey(Buffer.from(secret), 'access-token');

/** Seconds from now, as tokens count them. */
export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

/** Makes access tokens of a member's session without our code: by the server's key and genuine but for what is given. */
export function forger(secret: string, { sub, sid, ver }: Claims) {
  const own = accessKey(secret);
  const headerOf = (more: Header) => ({ alg: 'HS256', typ: 'at+jwt', kid: keyIdOf(own), ...more });
  const payloadOf = (more: object) => {
    const times = { iat: inSeconds(0), exp: inSeconds(60) };
    return { sub, sid, ver, iss: 'tidings', aud: 'tidings-api', ...times, ...more };
  };
  const text = (value: object | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return {
    headerOf,
    payloadOf,
    token: ({ header = {}, claims = {}, key = own }: Forged = {}): Promise<string> =>
      new SignJWT(payloadOf(claims)).setProtectedHeader(headerOf(header) as { alg: string }).sign(key),
    /** Any bytes as payload. */
    signed: (payload: Uint8Array | string): Promise<string> =>
      new CompactSign(text(payload as string)).setProtectedHeader(headerOf({}) as { alg: string }).sign(own),
    /** Any text as header, with an HMAC by the server's key whatever it says. */
    raw(header: object | string, payload: object | string = payloadOf({})): string {
      const input = `${text(header).toString('base64url')}.${text(payload).toString('base64url')}`;
      return `${input}.${createHmac('sha256', own).update(input).digest('base64url')}`;
    },
  };
}
