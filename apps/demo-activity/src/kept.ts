type Made = { kind: string; takeBack: () => Promise<unknown> };

/** How much of what was done stands at the same time, by kind: the oldest is taken back when another one comes. */
const most: Record<string, number> = {
  like: 40,
  reply: 60,
  topic: 8,
  report: 3,
  pin: 2,
  follow: 12,
  invitation: 6,
  family: 6,
  join: 12,
};

/** What demo members did, so that it can be taken back: a demo that runs for a week holds no more than one that runs for a day. */
export class Kept {
  readonly #made: Made[] = [];

  /** Notes something that was done, and takes back the oldest of its kind where there are too many of them. */
  async note(kind: string, takeBack: () => Promise<unknown>): Promise<void> {
    this.#made.push({ kind, takeBack });
    const alike = this.#made.filter((one) => one.kind === kind);
    if (alike.length <= (most[kind] ?? 10)) return;
    const [oldest] = alike;
    if (!oldest) return;
    this.#made.splice(this.#made.indexOf(oldest), 1);
    // A visitor may have dealt with it, or it is gone: then there is nothing to take back.
    await oldest.takeBack().catch(() => undefined);
  }

  /** How many of a kind stand now. */
  count(kind: string): number {
    return this.#made.filter((one) => one.kind === kind).length;
  }
}
