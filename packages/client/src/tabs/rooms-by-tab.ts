/** Which tabs want which rooms: a room is left once no tab wants it. */
export class RoomsByTab {
  readonly #tabs = new Map<string, Set<string>>();

  want(room: string, tab: string) {
    const tabs = this.#tabs.get(room) ?? new Set();
    this.#tabs.set(room, tabs.add(tab));
  }

  /** True when nobody wants the room any more. */
  release(room: string, tab: string): boolean {
    const tabs = this.#tabs.get(room);
    if (!tabs) return true;
    tabs.delete(tab);
    if (tabs.size === 0) this.#tabs.delete(room);
    return tabs.size === 0;
  }

  /** From now on a tab wants these alone. Answers what nobody wants any more. */
  set(tab: string, rooms: readonly string[]): string[] {
    const before = this.of(tab);
    for (const room of rooms) this.want(room, tab);
    return before.filter((room) => !rooms.includes(room) && this.release(room, tab));
  }

  /** No tab may be in the room any more. */
  forget(room: string) {
    this.#tabs.delete(room);
  }

  has(room: string, tab: string): boolean {
    return this.#tabs.get(room)?.has(tab) === true;
  }

  isWanted(room: string): boolean {
    return this.#tabs.has(room);
  }

  of(tab: string): string[] {
    return [...this.#tabs].filter(([, tabs]) => tabs.has(tab)).map(([room]) => room);
  }

  get all(): string[] {
    return [...this.#tabs.keys()];
  }
}
