import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first signs and seals; every one of them verifies and opens. There are two while the secret is changed. */
export type KeyRing = readonly [Buffer, ...Buffer[]];

type SecretConfig = {
  production: boolean;
  secret: string | undefined;
  previousSecret: string | undefined;
  dataDir: string;
};

const known = new Set(['secret', 'changeme', 'change-me', 'password', 'tidings', 'development', 'keyboard cat']);

/**
 * The secrets everything else is derived from: AUTH_SECRET and, while it is changed, AUTH_SECRET_PREVIOUS. In
 * development a random one is made and kept in DATA_DIR; in production AUTH_SECRET must be set. Each has at least 32
 * characters, 10 different ones. Throws what to do otherwise.
 */
export function loadSecrets(config: SecretConfig): KeyRing {
  const secret = loadSecret(config);
  if (config.previousSecret === undefined) return [secret];
  const previous = strong('AUTH_SECRET_PREVIOUS', config.previousSecret);
  if (previous.equals(secret)) {
    throw new Error(
      'AUTH_SECRET_PREVIOUS is the same as AUTH_SECRET: give the one that was used before, or leave it out.',
    );
  }
  return [secret, previous];
}

function loadSecret(config: SecretConfig): Buffer {
  if (config.secret !== undefined) return strong('AUTH_SECRET', config.secret);
  if (config.production) throw new Error('AUTH_SECRET is missing: set it to 32 or more random characters.');
  const file = join(config.dataDir, 'secret');
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim());
  } catch {
    mkdirSync(config.dataDir, { recursive: true });
    const secret = randomBytes(48).toString('base64url');
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    return Buffer.from(secret);
  }
}

/** A key for one purpose; one that leaks gives nothing away of the others (RFC 5869). */
export const deriveKey = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'tidings', purpose, 32));

/** The keys for one purpose, in the order of their secrets. */
export const deriveKeys = ([secret, ...others]: KeyRing, purpose: string): KeyRing => [
  deriveKey(secret, purpose),
  ...others.map((other) => deriveKey(other, purpose)),
];

function strong(name: string, secret: string): Buffer {
  if (isWeak(secret)) {
    throw new Error(`${name} is too weak: give it at least 32 random characters (openssl rand -base64 48).`);
  }
  return Buffer.from(secret);
}

const isWeak = (secret: string) =>
  secret.length < 32 || new Set(secret).size < 10 || known.has(secret.toLowerCase().replace(/\W+$/, ''));
