import { networkOf } from './address.ts';
import { Buckets } from './token-bucket.ts';

/** How many times the budget of a /64 all of its /48 have together. */
export const WIDE = 8;

/** A budget of each address: of an IPv6 address its /64 has it, and the /48 around that a wider one. */
export class AddressBudget {
  readonly #near: Buckets;
  readonly #wide: Buckets;

  constructor(rate: number, burst: number) {
    this.#near = new Buckets(rate, burst);
    this.#wide = new Buckets(rate * WIDE, burst * WIDE);
  }

  /** Takes one for an address in its one spelling, for one purpose. Returns 0, or how many milliseconds until there is one. */
  take(address: string, now: number, purpose = ''): number {
    const { near, wide } = networkOf(address);
    const wait = this.#near.take(`${purpose} ${near}`, now);
    return wait > 0 || wide === null ? wait : this.#wide.take(`${purpose} ${wide}`, now);
  }

  sweep(now: number): void {
    this.#near.sweep(now);
    this.#wide.sweep(now);
  }

  get size(): number {
    return this.#near.size + this.#wide.size;
  }
}
