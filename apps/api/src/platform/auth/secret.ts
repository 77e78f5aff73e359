import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Set(['secret', 'changeme', 'change-me', 'password', 'tidings', 'development', 'keyboard cat']);

/**
 * The one secret everything else is derived from. In development a random one is made and kept in DATA_DIR; in
 * production AUTH_SECRET must be set: at least 32 characters, 10 different ones. Throws what to do otherwise.
 */
export function loadSecret(config: { production: boolean; secret: string | undefined; dataDir: string }): Buffer {
  if (config.secret !== undefined) {
    if (isWeak(config.secret)) {
      throw new Error('AUTH_SECRET is too weak: give it at least 32 random characters (openssl rand -base64 48).');
    }
    return Buffer.from(config.secret);
  }
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

/** A key for one purpose; one leaking tells nothing of the others (RFC 5869). */
export const deriveKey = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'tidings', purpose, 32));

const isWeak = (secret: string) =>
  secret.length < 32 || new Set(secret).size < 10 || known.has(secret.toLowerCase().replace(/\W+$/, ''));
