/** Time as the client sees it, so that tests drive it. Milliseconds. */
export type Clock = {
  now(): number;
  /** Answers a handle for `clearTimeout`. */
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
};

/** Counts evenly from when the program began, whatever the clock of the machine is set to meanwhile. */
export const systemClock: Clock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/** A number in [0, 1), as `Math.random`. */
export type Random = () => number;

/** A one-shot timer that can be moved, asked and cleared. */
export class Alarm {
  readonly #clock: Clock;
  readonly #run: () => void;
  #handle: unknown = null;
  #due: number | null = null;

  constructor(clock: Clock, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /** When it goes off, in the clock's milliseconds; `null` when it is not set. */
  get due(): number | null {
    return this.#due;
  }

  set(ms: number) {
    this.clear();
    this.#due = this.#clock.now() + ms;
    this.#handle = this.#clock.setTimeout(() => {
      this.#handle = null;
      this.#due = null;
      this.#run();
    }, ms);
  }

  setIfIdle(ms: number) {
    if (this.#handle === null) this.set(ms);
  }

  clear() {
    if (this.#handle !== null) this.#clock.clearTimeout(this.#handle);
    this.#handle = null;
    this.#due = null;
  }
}

/** Waits `ms`, or less when the signal aborts. Never rejects. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const handle = clock.setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clock.clearTimeout(handle);
        resolve();
      },
      { once: true },
    );
  });
}

/** The promise's value, or a rejection with `TimeoutError` after `ms`. */
export async function withTimeout<T>(clock: Clock, promise: Promise<T>, ms: number, what: string): Promise<T> {
  let handle: unknown;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        handle = clock.setTimeout(() => reject(new TimeoutError(what, ms)), ms);
      }),
    ]);
  } finally {
    if (handle !== undefined) clock.clearTimeout(handle);
  }
}

export class TimeoutError extends Error {
  constructor(what: string, ms: number) {
    super(`${what} took longer than ${ms} ms`);
    this.name = 'TimeoutError';
  }
}
