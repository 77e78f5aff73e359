import { type Clock, systemClock } from '../../../platform/kernel/clock.ts';

type Limits = {
  /** How many may be under way to one place at once, and how many more may wait. */
  concurrency: number;
  waiting: number;
  /** What waits for longer than this is not begun. */
  waitMs: number;
  /** After so many failures in a row a place rests for `restMs`; then one alone may try. */
  failures: number;
  restMs: number;
};
type Place = { running: number; queue: Waiting[]; failures: number; restsUntil: number };
type Waiting = { since: number; begin: () => void; giveUp: () => void };

/** Whoever names more places than these that fail makes us forget some, not grow. */
const MOST_REMEMBERED = 10_000;

/** Nothing was tried: too much waits for the place, or it rests. */
export class NotTried extends Error {}

/** Keeps places apart: one that is slow or fails takes nothing from the others, and is left alone for a while. */
export class Gate {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #places = new Map<string, Place>();

  constructor(limits: Limits, clock: Clock = systemClock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Runs work for a place. `isFailure`: what it answered says that the place fails. Throws NotTried, and what work throws. */
  async run<T>(name: string, work: () => Promise<T>, isFailure: (answer: T) => boolean): Promise<T> {
    const place = this.#places.get(name) ?? { running: 0, queue: [], failures: 0, restsUntil: 0 };
    if (this.#rests(place)) throw new NotTried();
    this.#places.set(name, place);
    await this.#enter(place);
    let failed = true;
    try {
      const answer = await work();
      failed = isFailure(answer);
      return answer;
    } finally {
      this.#leave(name, place, failed);
    }
  }

  /** How many places something is known of. */
  get size(): number {
    return this.#places.size;
  }

  async #enter(place: Place): Promise<void> {
    if (place.running < this.#room(place)) {
      place.running += 1;
      return;
    }
    if (place.queue.length >= this.#limits.waiting) throw new NotTried();
    await new Promise<void>((begin, reject) => {
      place.queue.push({ since: this.#clock.now(), begin, giveUp: () => reject(new NotTried()) });
    });
  }

  #leave(name: string, place: Place, failed: boolean): void {
    place.running -= 1;
    place.failures = failed ? place.failures + 1 : 0;
    if (place.failures >= this.#limits.failures) place.restsUntil = this.#clock.now() + this.#limits.restMs;
    while (place.queue.length > 0 && (this.#rests(place) || place.running < this.#room(place))) {
      const next = place.queue.shift();
      const isLate = this.#clock.now() - (next?.since ?? 0) > this.#limits.waitMs;
      if (this.#rests(place) || isLate) next?.giveUp();
      else {
        place.running += 1;
        next?.begin();
      }
    }
    const isIdle = place.running === 0 && place.queue.length === 0;
    if (isIdle && (place.failures === 0 || this.#places.size > MOST_REMEMBERED)) this.#places.delete(name);
  }

  /** How many may be under way: one alone where it is not known whether the place works again. */
  #room = ({ failures }: Place): number => (failures >= this.#limits.failures ? 1 : this.#limits.concurrency);

  #rests = ({ failures, restsUntil }: Place): boolean =>
    failures >= this.#limits.failures && restsUntil > this.#clock.now();
}
