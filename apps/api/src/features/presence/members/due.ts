import type { Clock } from '../../../platform/kernel/clock.ts';

/** The longest a timer waits; then it looks again. */
const LONGEST_MS = 3600_000;

/** Who has to be looked at again though nothing is written of them, and when: one timer, for the soonest. */
export class Due {
  readonly #at = new Map<string, number>();
  readonly #clock: Clock;
  readonly #onDue: (ids: string[]) => void;
  #soonest = Number.POSITIVE_INFINITY;
  #timer: unknown = null;

  constructor(clock: Clock, onDue: (ids: string[]) => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  /** `null`: not at all. */
  set(id: string, afterMs: number | null): void {
    if (afterMs === null) {
      this.#at.delete(id);
      return;
    }
    const at = this.#clock.now() + Math.max(1, Math.ceil(afterMs));
    this.#at.set(id, at);
    if (at < this.#soonest) this.#wait(at);
  }

  get size(): number {
    return this.#at.size;
  }

  close(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#at.clear();
  }

  #wait(at: number): void {
    this.#soonest = at;
    this.#clock.clearTimeout(this.#timer);
    const ms = Math.min(Math.max(0, at - this.#clock.now()), LONGEST_MS);
    this.#timer = this.#clock.setTimeout(() => this.#look(), ms);
  }

  #look(): void {
    const now = this.#clock.now();
    const due: string[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [id, at] of this.#at) {
      if (at <= now) due.push(id);
      else next = Math.min(next, at);
    }
    for (const id of due) this.#at.delete(id);
    this.#soonest = Number.POSITIVE_INFINITY;
    if (next !== Number.POSITIVE_INFINITY) this.#wait(next);
    if (due.length > 0) this.#onDue(due);
  }
}
