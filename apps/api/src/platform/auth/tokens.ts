import { createHash } from 'node:crypto';
import jwt from '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { TidingsError } from '../kernel/errors.ts';
import type { KeyRing } from './secret.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    namespaces: 'current' | 'previous';
  }
}

export type AccessClaims = { userId: string; sessionId: string; version: number; expiresAt: number };

type Jwt = FastifyInstance['jwt']['current'];
type Decoded = { header: Record<string, unknown> };

const issuer = 'tidings';
const audience = 'tidings-api';
const type = 'at+jwt';
/** Ours have about 360 characters; what is longer is not even parsed. */
const MAX_LENGTH = 1024;

const payloadSchema = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  ver: z.int().min(0),
  iat: z.int(),
  exp: z.int(),
});

/** Which key signed a token: derived from the key, so that changing it needs no counter. */
export const keyIdOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/**
 * Signs and verifies access tokens, for HTTP and sockets alike: HS256 only, with type, key id, issuer, audience, expiry,
 * session and version. The first key signs, every key verifies.
 */
export class Tokens {
  readonly #signer: Jwt;
  readonly #byId: ReadonlyMap<unknown, Jwt>;
  readonly #lifeMs: number;

  private constructor(signer: Jwt, byId: ReadonlyMap<unknown, Jwt>, lifeMs: number) {
    this.#signer = signer;
    this.#byId = byId;
    this.#lifeMs = lifeMs;
  }

  /** Registers a signer and a verifier for each key; tokens live `lifeMs`. */
  static async open(app: FastifyInstance, [key, previous]: KeyRing, lifeMs: number): Promise<Tokens> {
    await register(app, 'current', key);
    const byId = new Map<unknown, Jwt>([[keyIdOf(key), app.jwt.current]]);
    if (previous) {
      await register(app, 'previous', previous);
      byId.set(keyIdOf(previous), app.jwt.previous);
    }
    return new Tokens(app.jwt.current, byId, lifeMs);
  }

  sign(userId: string, sessionId: string, version: number): { token: string; expiresAt: Date } {
    const exp = Math.floor((Date.now() + this.#lifeMs) / 1000);
    const token = this.#signer.sign({ sub: userId, sid: sessionId, ver: version, exp });
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** The claims of a genuine, unexpired token. Throws AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED. */
  verify(token: string | undefined): AccessClaims {
    if (!token) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
    const { sub, sid, ver, exp } = this.#check(token);
    const expiresAt = exp * 1000;
    if (expiresAt <= Date.now()) throw expired();
    return { userId: sub, sessionId: sid, version: ver, expiresAt };
  }

  #check(token: string): z.infer<typeof payloadSchema> {
    if (token.length > MAX_LENGTH) throw invalid(new Error('The token is too long'));
    try {
      const header = this.#signer.decode<Decoded>(token)?.header ?? {};
      const key = this.#byId.get(header.kid);
      if (!key) throw new Error('The key is unknown');
      if ('crit' in header) throw new Error('Critical extensions are not understood');
      return payloadSchema.parse(key.verify(token));
    } catch (error) {
      if ((error as { code?: string }).code === 'FAST_JWT_EXPIRED') throw expired();
      throw invalid(error);
    }
  }
}

async function register(app: FastifyInstance, namespace: 'current' | 'previous', key: Buffer): Promise<void> {
  await app.register(jwt, {
    namespace,
    secret: key,
    decode: { complete: true },
    sign: { algorithm: 'HS256', header: { alg: 'HS256', typ: type }, kid: keyIdOf(key), iss: issuer, aud: audience },
    verify: {
      algorithms: ['HS256'],
      checkTyp: type,
      allowedIss: issuer,
      allowedAud: audience,
      requiredClaims: ['iss', 'aud', 'sub', 'sid', 'ver', 'iat', 'exp'],
      cache: false,
    },
  });
}

const invalid = (cause: unknown) => new TidingsError('AUTH_INVALID', 'This sign-in is not valid.', { cause });
const expired = () => new TidingsError('AUTH_EXPIRED', 'Your sign-in has expired.');
