/** How long somebody is believed to look after their page said so, in ms: it does every minute. */
const BELIEVED_MS = 150_000;
/** More are not kept: nobody fills the memory of a demo. */
const MOST = 50;

/** Who looks at the demo now, and since when somebody does. */
export class Looking {
  readonly #last = new Map<string, number>();
  #any: number;

  constructor(now: number) {
    this.#any = now;
  }

  /** Their page says that they look. Answers whether they are new. */
  note(username: string, now: number): boolean {
    const isNew = now - (this.#last.get(username) ?? Number.NEGATIVE_INFINITY) > BELIEVED_MS;
    this.#last.delete(username);
    this.#last.set(username, now);
    for (const oldest of this.#last.keys()) if (this.#last.size > MOST) this.#last.delete(oldest);
    this.#any = now;
    return isNew;
  }

  at(now: number): string[] {
    return [...this.#last].filter(([, last]) => now - last <= BELIEVED_MS).map(([username]) => username);
  }

  /** For how long nobody looked, in ms. */
  unseen(now: number): number {
    return now - this.#any;
  }
}
