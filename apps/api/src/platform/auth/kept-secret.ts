import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Database } from '@tidings/db';
import { deriveKeys, type KeyRing } from './secret.ts';

const NONCE = 12;
const TAG = 16;
const BYTES = 32;

function seal(secret: Buffer, key: Buffer, name: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(sealed: Buffer, key: Buffer, name: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE)).setAAD(Buffer.from(name));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/**
 * Secrets that are made here and have to stay, in the database for all servers, sealed with what AUTH_SECRET gives: who reads a copy of the
 * database has none of them. While AUTH_SECRET is changed, what the one before sealed is opened and sealed anew.
 */
export class KeptSecrets {
  readonly #db: Database;
  readonly #keys: KeyRing;

  constructor(db: Database, secrets: KeyRing) {
    this.#db = db;
    this.#keys = deriveKeys(secrets, 'kept-secrets');
  }

  /** The secret of this name; `null`: none was made. Throws where none of the keys opens it. */
  async find(name: string): Promise<{ secret: Buffer; madeAt: Date } | null> {
    const row = await this.#db.prisma.keptSecret.findUnique({ where: { name } });
    if (!row) return null;
    const sealed = Buffer.from(row.sealed);
    for (const [at, key] of this.#keys.entries()) {
      const secret = open(sealed, key, name);
      if (!secret) continue;
      if (at > 0) {
        // Where somebody replaced it meanwhile, theirs stays.
        const anew = new Uint8Array(seal(secret, this.#keys[0], name));
        await this.#db.prisma.keptSecret.updateMany({ where: { name, sealed: row.sealed }, data: { sealed: anew } });
      }
      return { secret, madeAt: row.madeAt };
    }
    throw new Error(
      `The secret ${name} cannot be opened: AUTH_SECRET is another than when it was made. Give the one before as AUTH_SECRET_PREVIOUS.`,
    );
  }

  /** The secret of this name, made where there is none yet. */
  async require(name: string, make: () => Buffer = () => randomBytes(BYTES)): Promise<Buffer> {
    const found = await this.find(name);
    if (found) return found.secret;
    const sealed = new Uint8Array(seal(make(), this.#keys[0], name));
    await this.#db.prisma.keptSecret.createMany({ data: [{ name, sealed }], skipDuplicates: true });
    // Whoever was first made it.
    const made = await this.find(name);
    if (!made) throw new Error(`The secret ${name} was made and is gone.`);
    return made.secret;
  }

  /** Puts another secret in the place of this one; it is in force at once. */
  async replace(name: string, secret: Buffer): Promise<void> {
    const [sealed, madeAt] = [new Uint8Array(seal(secret, this.#keys[0], name)), new Date()];
    await this.#db.prisma.keptSecret.upsert({
      where: { name },
      create: { name, sealed, madeAt },
      update: { sealed, madeAt },
    });
  }
}
