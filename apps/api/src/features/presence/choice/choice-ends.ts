import type { Actor } from '../../../platform/kernel/actor.ts';
import type { Clock } from '../../../platform/kernel/clock.ts';
import { chosenNow } from '../policy.ts';

/** The longest a timer waits; then it is looked again. */
const LONGEST_MS = 3600_000;

/** One timer a room, for when the first of those in it is busy or hidden no more. */
export class ChoiceEnds {
  readonly #timers = new Map<string, unknown>();
  readonly #clock: Clock;
  readonly #onEnd: (room: string) => void;

  constructor(clock: Clock, onEnd: (room: string) => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  watch(room: string, actors: Iterable<Actor>): void {
    this.#clock.clearTimeout(this.#timers.get(room));
    this.#timers.delete(room);
    const now = Date.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const actor of actors) {
      if (chosenNow(actor, now) !== null && actor.presenceUntil)
        soonest = Math.min(soonest, actor.presenceUntil.getTime());
    }
    if (soonest === Number.POSITIVE_INFINITY) return;
    const end = () => this.#onEnd(room);
    this.#timers.set(room, this.#clock.setTimeout(end, Math.min(soonest - now + 1, LONGEST_MS)));
  }

  close(): void {
    for (const timer of this.#timers.values()) this.#clock.clearTimeout(timer);
    this.#timers.clear();
  }
}
