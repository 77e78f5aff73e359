import { KeptSecrets } from '../../platform/auth/kept-secret.ts';
import type { Services } from '../../platform/feature/services.ts';

const NAME = 'alerts-pepper';

/** The secret that monitored items and findings are hashed with: the same on every server and for good, as hashes cannot be made anew. */
export class Pepper {
  readonly #kept: KeptSecrets;
  #value: Promise<Buffer> | null = null;

  constructor({ db, secrets }: Pick<Services, 'db' | 'secrets'>) {
    this.#kept = new KeptSecrets(db, secrets);
  }

  /** Throws where it cannot be opened; the next call tries again. */
  read(): Promise<Buffer> {
    this.#value ??= this.#kept.require(NAME).catch((error: unknown) => {
      this.#value = null;
      throw error;
    });
    return this.#value;
  }
}

/** One a database, whoever asks. */
const peppers = new WeakMap<object, Pepper>();
export function pepperOf(services: Pick<Services, 'db' | 'secrets'>): Promise<Buffer> {
  const pepper = peppers.get(services.db) ?? new Pepper(services);
  peppers.set(services.db, pepper);
  return pepper.read();
}
