/** The part of the event loop that slices are given, so that tests can turn it. */
export type Turns = {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Calls back once everything that waits for the event loop had its turn. */
  soon(callback: () => void): void;
};

const eventLoop: Turns = { now: () => performance.now(), soon: (callback) => setImmediate(callback) };

/** What a slice may take, in ms: at least so long, and at most so long however busy the others are. */
const SHORTEST = 0.2;
const LONGEST = 4;

/** Does a little, far less than a slice, and says whether there is more to do. */
export type Step = () => boolean;

/**
 * Long work in slices, the pieces of work in turn, everybody else between two slices. A slice lasts about as long as
 * the others took since the last one: on a quiet server nobody waits noticeably, on a busy one the work keeps its half.
 */
export class TimeSlices {
  readonly #turns: Turns;
  readonly #work: Step[] = [];
  #running = false;
  #endedAt = 0;

  constructor(turns: Turns = eventLoop) {
    this.#turns = turns;
  }

  /** Has `step` called in slices from the next turn on, until it says that there is no more. */
  add(step: Step): void {
    this.#work.push(step);
    if (this.#running) return;
    this.#running = true;
    this.#yield();
  }

  #yield(): void {
    this.#endedAt = this.#turns.now();
    this.#turns.soon(() => this.#slice());
  }

  #slice(): void {
    const from = this.#turns.now();
    const until = from + Math.min(LONGEST, Math.max(SHORTEST, from - this.#endedAt));
    try {
      do {
        const step = this.#work.shift();
        if (step?.()) this.#work.push(step);
      } while (this.#work.length > 0 && this.#turns.now() < until);
    } finally {
      this.#running = this.#work.length > 0;
      if (this.#running) this.#yield();
    }
  }
}
