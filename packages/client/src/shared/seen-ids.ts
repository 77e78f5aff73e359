/** The last ids a view has applied, with the offset each had: the second guard against a repeated effect. */
export class SeenIds {
  readonly #bound: number;
  readonly #offsets = new Map<string, number>();

  constructor(bound: number) {
    this.#bound = bound;
  }

  has(id: string): boolean {
    return this.#offsets.has(id);
  }

  add(id: string, offset: number) {
    this.#offsets.set(id, offset);
    if (this.#offsets.size <= this.#bound) return;
    for (const oldest of this.#offsets.keys()) {
      this.#offsets.delete(oldest);
      break;
    }
  }

  /** A snapshot holds the effects up to its offset and undoes the later ones: those may be applied again. */
  keepUpTo(offset: number) {
    for (const [id, at] of this.#offsets) if (at > offset) this.#offsets.delete(id);
  }

  clear() {
    this.#offsets.clear();
  }
}
