import type { CommandInput, Viewing } from '@tidings/contracts';

type Look = CommandInput<'heartbeat'>;
type Status = CommandInput<'presence:update'>['status'];

const VIEWING_MAX = 8;

/** As many as one connection may watch. */
const WATCHED_MAX = 200;

/** How the tabs of one connection look to others: as one that is seen if any is, and at the screen if anybody is. And whom they show. */
export class Looks {
  readonly #looks = new Map<string, Look>();
  readonly #statuses = new Map<string, Status>();
  readonly #watched = new Map<string, readonly string[]>();

  /** A tab takes part. Until it says otherwise it is looked at, as a connection that begins. */
  add(tab: string) {
    if (!this.#looks.has(tab)) this.#looks.set(tab, { visible: true });
    if (!this.#statuses.has(tab)) this.#statuses.set(tab, 'online');
  }

  look(tab: string, look: Look) {
    this.#looks.set(tab, look);
  }

  status(tab: string, status: Status) {
    this.#statuses.set(tab, status);
  }

  /** The latest to say so comes first where there is not place for all. */
  watch(tab: string, userIds: readonly string[]) {
    this.#watched.delete(tab);
    if (userIds.length > 0) this.#watched.set(tab, userIds);
  }

  get watched(): string[] {
    return [...new Set([...this.#watched.values()].reverse().flat())].slice(0, WATCHED_MAX);
  }

  drop(tab: string) {
    this.#watched.delete(tab);
    this.#looks.delete(tab);
    this.#statuses.delete(tab);
  }

  /** INBOX §4: the union of the tabs that are seen. `viewing` is left out while no tab has ever said it. */
  get union(): Look {
    const seen = [...this.#looks.values()].filter(({ visible }) => visible);
    const visible = seen.length > 0;
    if (![...this.#looks.values()].some(({ viewing }) => viewing)) return { visible };
    const rooms = new Map<string, Viewing>();
    for (const { room, atEnd } of seen.flatMap(({ viewing }) => viewing ?? []))
      rooms.set(room, { room, atEnd: atEnd || rooms.get(room)?.atEnd === true });
    // What comes at the end of one arrives read, so ends come first where there is not place for all.
    const viewing = [...rooms.values()].sort((a, b) => Number(b.atEnd) - Number(a.atEnd)).slice(0, VIEWING_MAX);
    return { visible, viewing };
  }

  get presence(): Status {
    const all = [...this.#statuses.values()];
    return (['online', 'busy'] as const).find((status) => all.includes(status)) ?? all[0] ?? 'online';
  }
}
