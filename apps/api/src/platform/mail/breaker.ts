/** The way through to a server, for one who asks it; it says how that went. */
export type Pass = { succeeded: () => void; failed: () => void; unused: () => void };

/**
 * Leaves a server alone that fails: after some failures in a row nobody asks it for a while, then one does, and only its
 * success lets the others. Times come from `now`, in ms.
 */
export class Breaker {
  readonly #failures: number;
  readonly #pauses: { first: number; most: number };
  readonly #now: () => number;
  #inARow = 0;
  #pauseMs: number;
  #openUntil = 0;
  #trial: Pass | null = null;

  constructor(failures: number, pauses: { first: number; most: number }, now: () => number = () => performance.now()) {
    this.#failures = failures;
    this.#pauses = pauses;
    this.#pauseMs = pauses.first;
    this.#now = now;
  }

  get open(): boolean {
    return this.#inARow >= this.#failures;
  }

  /** `null`: not now. */
  enter(): Pass | null {
    const closed = !this.open;
    if (!closed && (this.#trial !== null || this.#now() < this.#openUntil)) return null;
    const pass: Pass = {
      succeeded: () => {
        this.#inARow = 0;
        this.#pauseMs = this.#pauses.first;
        this.#trial = null;
      },
      failed: () => {
        this.#inARow += 1;
        if (this.#trial === pass) this.#pauseMs = Math.min(this.#pauses.most, this.#pauseMs * 2);
        if (this.#trial === pass || this.#inARow === this.#failures) this.#openUntil = this.#now() + this.#pauseMs;
        pass.unused();
      },
      unused: () => {
        if (this.#trial === pass) this.#trial = null;
      },
    };
    if (!closed) this.#trial = pass;
    return pass;
  }
}
