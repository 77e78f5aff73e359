import { Alarm, type Clock } from '../shared/clock.ts';

const BURST = 8;
const PER_SECOND = 5;
const MAX_WAITING = 128;

/**
 * How quickly the rooms of other tabs are asked for: a server counts the commands of a connection (10/s, 20 at once), and a
 * browser that comes back with many tabs must leave some to whoever acts.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #alarm: Alarm;
  #left = BURST;
  #at: number;
  #waiting: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
    this.#alarm = new Alarm(clock, () => this.#go());
  }

  /** Resolves with true when it is one's turn, with false when too many wait. */
  turn(): Promise<boolean> {
    if (this.#waiting.length >= MAX_WAITING) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(true));
      this.#go();
    });
  }

  clear() {
    this.#alarm.clear();
    this.#waiting = [];
  }

  #go() {
    const now = this.#clock.now();
    this.#left = Math.min(BURST, this.#left + ((now - this.#at) * PER_SECOND) / 1_000);
    this.#at = now;
    while (this.#left >= 1 && this.#waiting.length > 0) {
      this.#left -= 1;
      this.#waiting.shift()?.();
    }
    if (this.#waiting.length > 0) this.#alarm.setIfIdle(1_000 / PER_SECOND);
  }
}
