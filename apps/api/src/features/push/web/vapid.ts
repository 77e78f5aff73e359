import { createECDH, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webPush from 'web-push';
import type { Config } from '../../../config/config.ts';

/** Who we are to push services. Browsers subscribe with the public key, and take messages of who has the private one. */
export type Vapid = {
  publicKey: string;
  /** Shows the push service of this origin who sends (RFC 8292). */
  authorisation: (origin: string) => string;
};

const HALF_A_DAY_SECONDS = 12 * 3600;

/** The key of the settings, or else one that is made once and kept in DATA_DIR. Throws an Error for one that is none. */
export function openVapid({ dataDir, push }: Pick<Config, 'dataDir' | 'push'>): Vapid {
  const privateKey = push.vapidPrivateKey ?? keptKey(join(dataDir, 'vapid'));
  const publicKey = publicOf(privateKey);
  return {
    publicKey,
    authorisation: (origin) =>
      webPush.getVapidHeaders(
        origin,
        push.vapidSubject,
        publicKey,
        privateKey,
        'aes128gcm',
        Math.floor(Date.now() / 1000) + HALF_A_DAY_SECONDS,
      ).Authorization,
  };
}

function publicOf(privateKey: string): string {
  const ecdh = createECDH('prime256v1');
  try {
    ecdh.setPrivateKey(privateKey, 'base64url');
  } catch {
    throw new Error('The VAPID key is no private key of P-256: make one with "npx web-push generate-vapid-keys".');
  }
  return ecdh.getPublicKey('base64url', 'uncompressed');
}

/** Servers that share a data directory and start at once take the key of whoever wrote it first. */
function keptKey(file: string): string {
  const read = () => readFileSync(file, 'utf8').trim();
  try {
    return read();
  } catch {
    mkdirSync(join(file, '..'), { recursive: true });
    try {
      const key = newKey();
      writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
      return key;
    } catch {
      return read();
    }
  }
}

function newKey(): string {
  for (;;) {
    const key = randomBytes(32).toString('base64url');
    try {
      publicOf(key);
      return key;
    } catch {
      // One in 2^32 is no key.
    }
  }
}
