import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { KeyRing } from '../../../platform/auth/secret.ts';

/** What is kept of a refresh token; the token itself is with the browser alone. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new refresh token: 256 random bits. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/**
 * The token that takes the place of another, under each key. It follows from what it replaces, so that whoever asks again
 * because an answer got lost is given the same one; without the key nobody can tell it.
 */
export const successorsOf = (token: string, keys: KeyRing): [string, ...string[]] => {
  const [key, ...others] = keys;
  return [successor(token, key), ...others.map((other) => successor(token, other))];
};

/** The token a session goes on with after a change of password: the same when the change is asked for again. */
export const tokenAfter = (sessionId: string, request: string, [key]: KeyRing): string =>
  successor(`password ${sessionId} ${request}`, key);

const successor = (of: string, key: Buffer): string => createHmac('sha256', key).update(of).digest('base64url');
