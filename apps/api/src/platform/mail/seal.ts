import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from '../auth/secret.ts';

const CIPHER = 'aes-256-gcm';

/** Seals what a mail says, so that who reads the database or a dump of it finds no link to an account. */
export function seal([key]: KeyRing, id: string, value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what was sealed for this id, with any key of the ring. Throws when none fits. */
export function unseal(keys: KeyRing, id: string, text: string): unknown {
  const bytes = Buffer.from(text, 'base64url');
  for (const key of keys) {
    try {
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12)).setAAD(Buffer.from(id));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
    } catch {
      // Sealed with another key of the ring, or with none of them.
    }
  }
  throw new Error('What the mail says was sealed with a secret that is gone');
}
