/** A token bucket: `rate` tokens a second, at most `burst` saved up. */
export class TokenBucket {
  readonly rate: number;
  readonly burst: number;
  #tokens: number;
  #at: number;

  constructor(rate: number, burst: number, now: number) {
    this.rate = rate;
    this.burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes `amount` tokens. Returns 0, or how many milliseconds until there are so many; then none was taken. */
  take(now: number, amount = 1): number {
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1000) * this.rate);
    this.#at = now;
    if (this.#tokens >= amount) {
      this.#tokens -= amount;
      return 0;
    }
    return Math.ceil(((amount - this.#tokens) / this.rate) * 1000);
  }

  /** Nothing was taken for long enough to be full again. */
  isFull(now: number): boolean {
    return this.#tokens + ((now - this.#at) / 1000) * this.rate >= this.burst;
  }
}

/** Buckets by key, for budgets that must outlive one connection. Full ones are forgotten; at most `max` are kept. */
export class Buckets {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #rate: number;
  readonly #burst: number;
  readonly #max: number;

  constructor(rate: number, burst: number, max = 50_000) {
    this.#rate = rate;
    this.#burst = burst;
    this.#max = max;
  }

  take(key: string, now: number): number {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      if (this.#buckets.size >= this.#max) this.sweep(now);
      bucket = new TokenBucket(this.#rate, this.#burst, now);
      this.#buckets.set(key, bucket);
    }
    return bucket.take(now);
  }

  sweep(now: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < this.#max) break;
      this.#buckets.delete(key);
    }
  }

  get size(): number {
    return this.#buckets.size;
  }
}
