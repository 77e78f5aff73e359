import { createHash, randomBytes } from 'node:crypto';

/** What is kept of a refresh token; the token itself is with the browser alone. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new refresh token: 256 random bits. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');
