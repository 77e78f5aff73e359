import type { Timing } from '../config.ts';
import { type Rung, rungs } from '../types.ts';
import { doubled } from './backoff.ts';

/** Which rungs are tried, in which order, and when a higher one is tried again (PROTOCOL §7). */
export class Ladder {
  readonly #available: readonly Rung[];
  readonly #timing: Timing;
  #level = 0;
  #climbs = 0;
  #landedAt = 0;
  #recheck = false;

  constructor(available: readonly Rung[], timing: Timing) {
    this.#available = rungs.filter((rung) => available.includes(rung));
    this.#timing = timing;
  }

  /** From the rung that last worked downwards. */
  descent(): readonly Rung[] {
    return this.#available.slice(this.#level);
  }

  /** The rungs above the one in use, best first. */
  above(): readonly Rung[] {
    return this.#available.slice(0, this.#level);
  }

  /** A rung is open. `fell`: the ones above it have just failed after a live connection broke. */
  landed(rung: Rung, now: number, fell: boolean) {
    const stayed = now - this.#landedAt;
    if (this.#level === 0 && stayed >= this.#timing.climbMs) this.#climbs = 0;
    this.#level = Math.max(0, this.#available.indexOf(rung));
    this.#landedAt = now;
    this.#recheck = fell && this.#level > 0;
  }

  /** No rung could be opened, or the network is another one: begin at the top again. */
  top() {
    this.#level = 0;
  }

  /** The wait before the next look upward; `null` on the highest rung. A server that was only restarting is found soon. */
  climbAfterMs(): number | null {
    if (this.#level === 0) return null;
    if (this.#recheck) {
      this.#recheck = false;
      return this.#timing.recheckMs;
    }
    const wait = doubled(this.#timing.climbMs, this.#climbs, this.#timing.climbMaxMs);
    this.#climbs += 1;
    return wait;
  }
}
