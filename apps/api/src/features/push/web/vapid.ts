import { createECDH, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import webPush from 'web-push';
import { KeptSecrets } from '../../../platform/auth/kept-secret.ts';
import type { Services } from '../../../platform/feature/services.ts';

/** Who we are to push services. Browsers subscribe with the public key, and take messages of who has the private one. */
export type Vapid = {
  /** In base64url. Rejects while there is no key and the database does not answer; the next call asks again. */
  publicKey: () => Promise<string>;
  /** Shows the push service of this origin who sends (RFC 8292). Rejects as `publicKey` does. */
  authorisation: (origin: string) => Promise<string>;
};

const HALF_A_DAY_SECONDS = 12 * 3600;
const NAME = 'push-vapid';

/**
 * The key of the settings, or else one that is made once and kept in the database, for all servers. Throws an Error where that of the settings
 * is none.
 */
export function openVapid({ config, db, secrets }: Pick<Services, 'config' | 'db' | 'secrets'>): Vapid {
  const { dataDir, push } = config;
  const given = push.vapidPrivateKey === undefined ? null : Promise.resolve(pairOf(push.vapidPrivateKey));
  let kept: Promise<Pair> | null = given;
  const pair = () => {
    kept ??= new KeptSecrets(db, secrets)
      .require(NAME, () => keyOfFile(join(dataDir, 'vapid')) ?? newKey())
      .then((key) => pairOf(key.toString('base64url')))
      .catch((error: unknown) => {
        kept = null;
        throw error;
      });
    return kept;
  };
  return {
    publicKey: async () => (await pair()).publicKey,
    async authorisation(origin) {
      const { publicKey, privateKey } = await pair();
      const until = Math.floor(Date.now() / 1000) + HALF_A_DAY_SECONDS;
      return webPush.getVapidHeaders(origin, push.vapidSubject, publicKey, privateKey, 'aes128gcm', until)
        .Authorization;
    },
  };
}

type Pair = { publicKey: string; privateKey: string };

function pairOf(privateKey: string): Pair {
  const ecdh = createECDH('prime256v1');
  try {
    ecdh.setPrivateKey(privateKey, 'base64url');
  } catch {
    throw new Error('The VAPID key is no private key of P-256: make one with "npx web-push generate-vapid-keys".');
  }
  return { privateKey, publicKey: ecdh.getPublicKey('base64url', 'uncompressed') };
}

const isKey = (key: Buffer): boolean => {
  try {
    pairOf(key.toString('base64url'));
    return true;
  } catch {
    return false;
  }
};

/** The key that versions before kept in a file: devices have subscribed with it. */
function keyOfFile(file: string): Buffer | null {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    return isKey(key) ? key : null;
  } catch {
    return null;
  }
}

/** One in 2^32 is no key. */
function newKey(): Buffer {
  for (;;) {
    const key = randomBytes(32);
    if (isKey(key)) return key;
  }
}
