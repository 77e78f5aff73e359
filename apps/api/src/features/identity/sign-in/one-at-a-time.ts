/**
 * Does work of one key one after another, and refuses what comes while too much of it waits: a flood at one key holds one
 * database connection, not all of them.
 */
export class OneAtATime {
  readonly #last = new Map<string, { ended: Promise<unknown>; waiting: number }>();
  readonly #most: number;
  readonly #refusal: () => Error;

  constructor(most: number, refusal: () => Error) {
    this.#most = most;
    this.#refusal = refusal;
  }

  /** Rejects as the work does, or with the refusal. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.#last.get(key) ?? { ended: Promise.resolve(), waiting: 0 };
    if (line.waiting >= this.#most) throw this.#refusal();
    this.#last.set(key, line);
    line.waiting += 1;
    const result = line.ended.then(work);
    line.ended = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) this.#last.delete(key);
    }
  }
}
