import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './secret.ts';

const IV = 12;
const TAG = 16;

/** Encrypts a secret that has to be used again, for the database (AES-256-GCM). `about` binds it to the row it is of. */
export function seal(secret: Buffer, [key]: KeyRing, about: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), text]));
}

/** The secret; `null` where none of the keys opens it, or it is of another row. */
export function unseal(sealed: Uint8Array, keys: KeyRing, about: string): Buffer | null {
  const bytes = Buffer.from(sealed);
  for (const key of keys) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
    } catch {
      // Another key may open it.
    }
  }
  return null;
}
