import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { TidingsError } from '../kernel/errors.ts';

export type AccessClaims = { userId: string; sessionId: string; version: number; expiresAt: number };

const issuer = 'tidings';
const audience = 'tidings-api';
const kid = 'access-1';
const MAX_CACHED = 20_000;

/** Signs and verifies access tokens: HS256 only, with issuer, audience, key id, expiry, session and version. */
export class Tokens {
  readonly #key: Uint8Array;
  readonly #lifeMs: number;
  /** Verified claims by hash of the token, so that a busy connection pays for the signature once. */
  readonly #cache = new Map<string, AccessClaims>();

  constructor(key: Uint8Array, lifeMs: number) {
    this.#key = key;
    this.#lifeMs = lifeMs;
  }

  async sign(userId: string, sessionId: string, version: number): Promise<{ token: string; expiresAt: Date }> {
    const expiresAt = new Date(Math.floor((Date.now() + this.#lifeMs) / 1000) * 1000);
    const token = await new SignJWT({ sid: sessionId, ver: version })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid })
      .setSubject(userId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(this.#key);
    return { token, expiresAt };
  }

  /** The claims of a genuine, unexpired token. Throws AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED. */
  async verify(token: string | undefined): Promise<AccessClaims> {
    if (!token) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.#cache.get(hash);
    if (known) {
      if (known.expiresAt > Date.now()) return known;
      this.#cache.delete(hash);
      throw new TidingsError('AUTH_EXPIRED', 'Your sign-in has expired.');
    }
    const claims = await this.#check(token);
    if (this.#cache.size >= MAX_CACHED) this.#cache.delete(this.#cache.keys().next().value ?? '');
    this.#cache.set(hash, claims);
    return claims;
  }

  async #check(token: string): Promise<AccessClaims> {
    try {
      const { payload } = await jwtVerify(
        token,
        (header) => {
          if (header.kid !== kid) throw new errors.JWKSNoMatchingKey();
          return this.#key;
        },
        { algorithms: ['HS256'], typ: 'at+jwt', issuer, audience, requiredClaims: ['sub', 'exp', 'iat', 'sid', 'ver'] },
      );
      return {
        userId: String(payload.sub),
        sessionId: String(payload.sid),
        version: Number(payload.ver),
        expiresAt: Number(payload.exp) * 1000,
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TidingsError('AUTH_EXPIRED', 'Your sign-in has expired.');
      throw new TidingsError('AUTH_INVALID', 'This sign-in is not valid.', { cause: error });
    }
  }
}
