type Waiting<K, V> = { key: K; weight: number; resolve: (value: V) => void; reject: (error: unknown) => void };
type Limits = { weight: number; inFlight: number };

/**
 * Gathers calls of one turn of the event loop into one statement. At most so many statements run at once: whoever comes
 * meanwhile waits for the next one, so a storm makes batches larger instead of drowning the database.
 */
export class Batcher<K, V> {
  readonly #run: (keys: readonly K[]) => Promise<readonly V[]>;
  readonly #limits: Limits;
  #waiting: Waiting<K, V>[] = [];
  #inFlight = 0;
  #scheduled = false;

  /** `run` answers one value for each key, in order. */
  constructor(run: (keys: readonly K[]) => Promise<readonly V[]>, limits: Limits = { weight: 100, inFlight: 4 }) {
    this.#run = run;
    this.#limits = limits;
  }

  /** `weight`: how much of a batch's bound this key may take. */
  load(key: K, weight = 1): Promise<V> {
    return new Promise<V>((resolve, reject) => {
      this.#waiting.push({ key, weight, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#inFlight >= this.#limits.inFlight || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      void this.#flush();
    });
  }

  async #flush(): Promise<void> {
    const batch = this.#next();
    if (batch.length === 0) return;
    this.#inFlight += 1;
    this.#schedule();
    try {
      const values = await this.#run(batch.map(({ key }) => key));
      for (const [n, { resolve }] of batch.entries()) resolve(values[n] as V);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#inFlight -= 1;
      this.#schedule();
    }
  }

  #next(): Waiting<K, V>[] {
    let weight = 0;
    let count = 0;
    for (const waiting of this.#waiting) {
      weight += waiting.weight;
      if (count > 0 && weight > this.#limits.weight) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }
}
