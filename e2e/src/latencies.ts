import { expect } from '@playwright/test';

/** Times from an act to its sight elsewhere. */
export class Latencies {
  readonly #ms: number[] = [];

  /** Begins the act, waits for the sight, and keeps how long it took from the moment the act began. */
  async measure(act: () => Promise<unknown>, sight: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await Promise.all([act(), sight()]);
    this.#ms.push(performance.now() - began);
  }

  get count(): number {
    return this.#ms.length;
  }

  p95(): number {
    const sorted = this.#ms.toSorted((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
  }

  expectP95Below(ms: number): void {
    expect(this.p95(), `p95 of ${this.#ms.map(Math.round).join(', ')} ms`).toBeLessThan(ms);
  }
}
