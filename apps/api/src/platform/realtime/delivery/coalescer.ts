import type { Clock } from '../../kernel/clock.ts';

type Slot<T> = { rank: number; waiting: { value: T; rank: number; periodMs: number } | null; timer: unknown };

/**
 * Lets through at most one value a key and period, or whatever longer time is given with it: the first at once, then the newest at the end of each period.
 * Newest is the one with the highest rank; one below what was sent already is dropped. Bounded by keys in use.
 */
export class Coalescer<T> {
  readonly #slots = new Map<string, Slot<T>>();
  readonly #clock: Clock;
  readonly #period: number;
  readonly #send: (value: T) => void;

  constructor(clock: Clock, periodMs: number, send: (value: T) => void) {
    this.#clock = clock;
    this.#period = periodMs;
    this.#send = send;
  }

  offer(key: string, value: T, rank = 0, periodMs = this.#period): void {
    const slot = this.#slots.get(key);
    if (!slot) this.#open(key, value, rank, periodMs);
    else if (rank >= slot.rank && rank >= (slot.waiting?.rank ?? 0)) slot.waiting = { value, rank, periodMs };
  }

  get size(): number {
    return this.#slots.size;
  }

  close(): void {
    for (const { timer } of this.#slots.values()) this.#clock.clearTimeout(timer);
    this.#slots.clear();
  }

  #open(key: string, value: T, rank: number, periodMs: number): void {
    const timer = this.#clock.setTimeout(() => this.#turn(key), Math.max(this.#period, periodMs));
    this.#slots.set(key, { rank, waiting: null, timer });
    this.#send(value);
  }

  #turn(key: string): void {
    const waiting = this.#slots.get(key)?.waiting;
    this.#slots.delete(key);
    if (waiting) this.#open(key, waiting.value, waiting.rank, waiting.periodMs);
  }
}
