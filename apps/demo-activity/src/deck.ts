/** How long nothing is said a second time, in ms. */
export const REST_MS = 6 * 3_600_000;

/** Texts that are drawn in no order, each again only after a rest: nobody reads the same twice in an afternoon. */
export class Deck<T> {
  readonly #cards: { card: T; free: number }[];
  readonly #random: () => number;
  readonly #now: () => number;

  constructor(cards: readonly T[], random: () => number, now: () => number) {
    this.#cards = cards.map((card) => ({ card, free: 0 }));
    this.#random = random;
    this.#now = now;
  }

  /** One that rested and fits; undefined where there is none: then nothing is said. */
  draw(fits: (card: T) => boolean = () => true): T | undefined {
    const rested = this.#cards.filter(({ card, free }) => free <= this.#now() && fits(card));
    const drawn = rested[Math.floor(this.#random() * rested.length)];
    if (drawn) drawn.free = this.#now() + REST_MS;
    return drawn?.card;
  }
}
