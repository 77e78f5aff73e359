type Listener<A extends unknown[]> = (...args: A) => void;

/**
 * Something that happens again and again, and who wants to know. What is built later listens to what was built before,
 * so that nothing refers to a part that does not exist yet. Listeners are called in the order they came.
 */
export class Signal<A extends unknown[] = []> {
  readonly #listeners: Listener<A>[] = [];

  on(listener: Listener<A>): void {
    this.#listeners.push(listener);
  }

  /** Calls every listener. One that throws keeps the others from nothing: what it threw is thrown once all were called. */
  emit(...args: A): void {
    let failed: { error: unknown } | null = null;
    for (const listener of this.#listeners) {
      try {
        listener(...args);
      } catch (error) {
        failed ??= { error };
      }
    }
    if (failed) throw failed.error;
  }
}
