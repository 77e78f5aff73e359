import type { CommandAnswer, CommandInput, Namespace, RoomResult } from '@tidings/contracts';
import { bounds } from '../shared/config.ts';
import { joinedByServer } from '../stream/room-cursor.ts';
import type { RoomHeads } from './room-heads.ts';
import type { RoomsByTab } from './rooms-by-tab.ts';

type Command = 'subscribe' | 'sync' | 'unsubscribe';
type Asked = CommandInput<'subscribe'>['rooms'];
type Rooms = CommandAnswer<'subscribe'>;

export type SharedRoomsPort = {
  wanted: RoomsByTab;
  heads: RoomHeads;
  /** Asks the server. */
  ask<N extends Command>(namespace: Namespace, name: N, input: CommandInput<N>): Promise<CommandAnswer<N>>;
  /** A tab wants more rooms than there is place for. True: now there is. */
  makePlace(tab: string, rooms: number): boolean;
  /** An answer has come that is not for the rooms of this tab's own views alone. */
  answered(namespace: Namespace, result: RoomResult): void;
};

const full = { ok: false, code: 'TOO_MANY_ROOMS', message: 'The tabs of this browser follow too many rooms.' } as const;

/**
 * The rooms of one connection that several tabs use. What one tab has joined is joined for all: the next one is caught up by
 * `sync`, since a second `subscribe` would take the room out of the fan-out for the first.
 */
export class SharedRooms {
  readonly #port: SharedRoomsPort;
  readonly #joined = new Set<string>();
  /** The server may have stopped sending these until somebody has pulled everything. */
  readonly #doubtful = new Set<string>();
  readonly #joining = new Map<string, Promise<unknown>>();

  constructor(port: SharedRoomsPort) {
    this.#port = port;
  }

  /** Joined, and nothing is known to be missing from what the connection brings. */
  isLive(room: string): boolean {
    return this.#joined.has(room) && !this.#doubtful.has(room);
  }

  has(room: string): boolean {
    return this.#joined.has(room);
  }

  get joined(): string[] {
    return [...this.#joined];
  }

  doubt(room: string) {
    this.#doubtful.add(room);
  }

  /** The member may not be in the room any more. */
  left(room: string) {
    this.#joined.delete(room);
    this.#doubtful.delete(room);
    this.#port.wanted.forget(room);
    this.#port.heads.forget(room);
  }

  note(results: readonly RoomResult[], joins: boolean) {
    for (const result of results) {
      const { room } = result;
      if (!result.ok) {
        this.left(room);
        continue;
      }
      if (joins) this.#joined.add(room);
      if (!this.#joined.has(room)) continue;
      if (result.more) this.#doubtful.add(room);
      else this.#doubtful.delete(room);
      this.#port.heads.result(result);
    }
  }

  async subscribe(tab: string, namespace: Namespace, rooms: Asked): Promise<Rooms> {
    await Promise.allSettled(rooms.flatMap(({ room }) => this.#joining.get(room) ?? []));
    for (const { room } of rooms) if (!joinedByServer(room)) this.#port.wanted.want(room, tab);
    const known: RoomResult[] = [];
    const behind: Asked = [];
    const fresh: Asked = [];
    for (const asked of rooms) {
      const result = this.#known(asked);
      if (result) known.push(result);
      else if (this.#joined.has(asked.room)) behind.push(asked);
      else fresh.push(asked);
    }
    if (!this.#hasPlace(tab, fresh)) {
      this.unsubscribe(
        tab,
        namespace,
        fresh.map(({ room }) => room),
      ).catch(() => undefined);
      return full;
    }
    const caughtUp = behind.length > 0 ? await this.sync(namespace, behind) : { ok: true as const, rooms: [] };
    if (!caughtUp.ok || fresh.length === 0)
      return caughtUp.ok ? { ok: true, rooms: [...known, ...caughtUp.rooms] } : caughtUp;
    const joined = await this.#join(namespace, fresh);
    return joined.ok ? { ok: true, rooms: [...known, ...caughtUp.rooms, ...joined.rooms] } : joined;
  }

  async sync(namespace: Namespace, rooms: Asked): Promise<Rooms> {
    const answer = await this.#port.ask(namespace, 'sync', { rooms });
    if (answer.ok) this.#take(namespace, answer.rooms, false);
    return answer;
  }

  /** Leaves what no other tab wants. */
  async unsubscribe(
    tab: string,
    namespace: Namespace,
    rooms: readonly string[],
  ): Promise<CommandAnswer<'unsubscribe'>> {
    return this.leave(
      namespace,
      rooms.filter((room) => this.#port.wanted.release(room, tab)),
    );
  }

  async leave(namespace: Namespace, rooms: string[]): Promise<CommandAnswer<'unsubscribe'>> {
    for (const room of rooms) {
      this.#joined.delete(room);
      this.#doubtful.delete(room);
      this.#port.heads.forget(room);
    }
    return rooms.length > 0 ? this.#port.ask(namespace, 'unsubscribe', { rooms }) : { ok: true };
  }

  async #join(namespace: Namespace, rooms: Asked): Promise<Rooms> {
    const joining = this.#port.ask(namespace, 'subscribe', { rooms });
    for (const { room } of rooms) this.#joining.set(room, joining);
    try {
      const answer = await joining;
      if (!answer.ok) return answer;
      this.#take(namespace, answer.rooms, true);
      // Whoever asked may be gone.
      const unwanted = rooms.filter(({ room }) => this.#joined.has(room) && !this.#port.wanted.isWanted(room));
      const leaving = unwanted.map(({ room }) => room).filter((room) => !joinedByServer(room));
      this.leave(namespace, leaving).catch(() => undefined);
      return answer;
    } finally {
      for (const { room } of rooms) if (this.#joining.get(room) === joining) this.#joining.delete(room);
    }
  }

  #take(namespace: Namespace, results: readonly RoomResult[], joins: boolean) {
    this.note(results, joins);
    for (const result of results) this.#port.answered(namespace, result);
  }

  /** The answer for a room that is live, where it needs no server: without a position, or exactly at the head. */
  #known({ room, since }: Asked[number]): RoomResult | null {
    const head = this.#port.heads.get(room);
    if (!head || !this.isLive(room)) return null;
    const standing = this.#port.heads.standing(room);
    if (!since) return standing;
    const isThere = since.epoch === head.epoch && since.offset === head.offset;
    if (!isThere || !standing?.ok || (since.id && since.id !== head.id)) return null;
    const { epoch, floor } = standing;
    return { room, ok: true, epoch, floor, head: head.offset, recovered: true, events: [], more: false };
  }

  #hasPlace(tab: string, fresh: Asked): boolean {
    const count = this.joined.filter((room) => !joinedByServer(room)).length + fresh.length;
    return count <= bounds.rooms || this.#port.makePlace(tab, count - bounds.rooms);
  }
}
