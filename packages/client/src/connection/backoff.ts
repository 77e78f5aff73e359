import type { Random } from '../shared/clock.ts';

export type BackoffPreset = {
  /** Waits before each try; the last one repeats. Milliseconds. */
  readonly delaysMs: readonly number[];
  /** Each wait is spread by ± this share of itself. */
  readonly jitter: number;
  /** Tries before the connection is given up as lost. */
  readonly attempts: number;
};

/** PRODUCT RTC-4. `a`: 1, 2, 4 … 30 s; `b`: 1, 2, 5, 10, 30 s. */
export const backoffPresets = {
  a: { delaysMs: [1_000, 2_000, 4_000, 8_000, 16_000, 30_000], jitter: 0.5, attempts: 10 },
  b: { delaysMs: [1_000, 2_000, 5_000, 10_000, 30_000], jitter: 0.2, attempts: 10 },
} as const satisfies Record<string, BackoffPreset>;

/** Counts tries and says how long to wait before the next one. */
export class Backoff {
  readonly #preset: BackoffPreset;
  readonly #random: Random;
  #attempt = 0;

  constructor(preset: BackoffPreset, random: Random) {
    this.#preset = preset;
    this.#random = random;
  }

  get attempt(): number {
    return this.#attempt;
  }

  get attempts(): number {
    return this.#preset.attempts;
  }

  /** The wait before the next try in milliseconds, or `null` when they are used up. A free try does not count. */
  next(free = false): number | null {
    if (this.#attempt >= this.#preset.attempts) return free ? this.#delay(this.#attempt) : null;
    if (!free || this.#attempt === 0) this.#attempt += 1;
    return this.#delay(this.#attempt);
  }

  reset() {
    this.#attempt = 0;
  }

  #delay(attempt: number): number {
    const { delaysMs, jitter } = this.#preset;
    const base = delaysMs[Math.min(attempt, delaysMs.length) - 1] ?? 0;
    return base * (1 - jitter + 2 * jitter * this.#random());
  }
}
