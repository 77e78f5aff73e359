import type { Judgement, RoomHead } from './access.ts';
import type { BusMessage, StoredEvent } from './stored-event.ts';
import { type Follower, TrackedRoom } from './tracked-room.ts';

export type TrackerPorts = {
  /** Stored events of a room above an offset, at most 500. */
  readAfter(room: string, offset: number): Promise<StoredEvent[]>;
  readHeads(rooms: string[]): Promise<RoomHead[]>;
  judge(room: string, userIds: string[]): Promise<Judgement | null>;
  /** Sends an event to the live followers of a room. */
  fanOut(event: StoredEvent, followers: ReadonlySet<Follower>): void;
  epoch(): string;
  onError(error: unknown, doing: string): void;
  onHealed?(room: string, events: number): void;
};

export type TrackerTimings = { gap: number; roomLinger: number };
const MAX_READS = 8;

/**
 * Turns a lossy, unordered bus into gapless rooms on this server: an event in turn is handed on at once, a hole is
 * waited for and then read from PostgreSQL, a right that changed is judged again before anything written under the new
 * one is sent (PROTOCOL §8).
 */
export class Tracker {
  readonly rooms = new Map<string, TrackedRoom>();
  readonly #ports: TrackerPorts;
  readonly #timings: TrackerTimings;
  readonly #queue: (() => Promise<void>)[] = [];
  #reads = 0;
  #closed = false;

  constructor(ports: TrackerPorts, timings: TrackerTimings) {
    this.#ports = ports;
    this.#timings = timings;
  }

  /** Starts buffering a room for a follower. Call it before the database is read for that follower. */
  hold(name: string, follower: Follower): void {
    const room = this.rooms.get(name) ?? new TrackedRoom(name);
    this.rooms.set(name, room);
    if (room.dropTimer) clearTimeout(room.dropTimer);
    room.dropTimer = null;
    room.live.delete(follower);
    room.joining.set(follower, { events: [], overflowed: false });
  }

  /**
   * Ends the buffering: returns what is newer than `head` and, when nothing was lost, makes the follower live in the
   * same turn, so that no event falls between. `null`: the buffer overflowed or the follower left meanwhile.
   */
  settle(name: string, follower: Follower, at: { head: number; scope: string; version: number }): StoredEvent[] | null {
    const room = this.rooms.get(name);
    const buffer = room?.joining.get(follower);
    if (!room || !buffer) return null;
    room.joining.delete(follower);
    if (buffer.overflowed) {
      this.#linger(room);
      return null;
    }
    if (room.last === null) {
      room.startAt(at.head);
      room.scope = at.scope;
      room.version = at.version;
    }
    room.live.add(follower);
    if (room.scope !== at.scope || room.version > at.version) void this.#judge(room);
    queueMicrotask(() => this.#advance(room));
    return buffer.events.filter((event) => event.offset > at.head && event.version <= at.version);
  }

  leave(name: string, follower: Follower): void {
    const room = this.rooms.get(name);
    if (!room) return;
    room.live.delete(follower);
    room.joining.delete(follower);
    this.#linger(room);
  }

  /** Takes a message of the bus; messages about rooms nobody here follows cost one look-up. */
  offer(message: BusMessage): void {
    if (this.#closed) return;
    if (message.kind === 'scope') {
      for (const room of this.rooms.values()) {
        if (room.scope === message.key && room.version < message.version) void this.#judge(room);
      }
      return;
    }
    const room = this.rooms.get(message.event.room);
    if (!room || message.event.epoch !== this.#ports.epoch()) return;
    room.keep(message.event);
    this.#advance(room);
  }

  /** Compares every local room with the database and repairs what fell behind. */
  async pollHeads(): Promise<void> {
    const names = [...this.rooms.keys()];
    if (names.length === 0) return;
    for (const { room: name, head, scope, version } of await this.#ports.readHeads(names)) {
      const room = this.rooms.get(name);
      if (!room || room.last === null) continue;
      if (room.scope !== scope || room.version < version) void this.#judge(room);
      if (head > room.last) this.#readSoon(room);
    }
  }

  /** A new epoch: nothing known before holds. Followers are told by their own connection. */
  reset(): void {
    for (const room of this.rooms.values()) room.forget();
  }

  close(): void {
    this.#closed = true;
    for (const room of this.rooms.values()) {
      if (room.gapTimer) clearTimeout(room.gapTimer);
      if (room.dropTimer) clearTimeout(room.dropTimer);
    }
    this.rooms.clear();
    this.#queue.length = 0;
  }

  #advance(room: TrackedRoom): void {
    while (!room.judging) {
      const event = room.next();
      if (!event) break;
      if (event.scope !== room.scope || event.version > room.version) {
        const right = `${event.scope}@${event.version}`;
        if (room.judgedFor === right) return;
        room.judgedFor = right;
        void this.#judge(room);
        return;
      }
      room.take(event);
      this.#ports.fanOut(event, room.live);
    }
    if (room.hasHole && !room.judging && !room.gapTimer && !room.reading) {
      room.gapTimer = setTimeout(() => {
        room.gapTimer = null;
        if (room.hasHole) this.#readSoon(room);
      }, this.#timings.gap);
    }
  }

  async #judge(room: TrackedRoom): Promise<void> {
    if (room.judging || this.#closed) return;
    room.judging = true;
    try {
      const members = new Set<string>();
      for (const { userId } of room.live) if (userId) members.add(userId);
      for (const { userId } of room.joining.keys()) if (userId) members.add(userId);
      const verdict = await this.#ports.judge(room.name, [...members]);
      const expelled = (f: Follower) => f.userId !== null && members.has(f.userId) && !verdict?.allowed.has(f.userId);
      for (const follower of [...room.live, ...room.joining.keys()].filter(expelled)) {
        this.leave(room.name, follower);
        follower.removed(room.name);
      }
      if (verdict) Object.assign(room, { scope: verdict.scope, version: verdict.version });
    } catch (error) {
      room.judgedFor = '';
      this.#ports.onError(error, 'judge');
      return;
    } finally {
      room.judging = false;
    }
    this.#advance(room);
  }

  #readSoon(room: TrackedRoom): void {
    if (room.reading || this.#closed) return;
    room.reading = true;
    this.#queue.push(() => this.#read(room));
    this.#pump();
  }

  #pump(): void {
    while (this.#reads < MAX_READS) {
      const work = this.#queue.shift();
      if (!work) return;
      this.#reads += 1;
      void work().finally(() => {
        this.#reads -= 1;
        this.#pump();
      });
    }
  }

  async #read(room: TrackedRoom): Promise<void> {
    const from = room.last;
    let found = 0;
    try {
      if (from === null) return;
      const events = await this.#ports.readAfter(room.name, from);
      found = events.length;
      for (const event of events) room.keep(event);
      if (found > 0) this.#ports.onHealed?.(room.name, found);
    } catch (error) {
      this.#ports.onError(error, 'read');
    } finally {
      room.reading = false;
    }
    this.#advance(room);
    if (found >= 500) this.#readSoon(room);
  }

  #linger(room: TrackedRoom): void {
    if (!room.empty || room.dropTimer || this.#closed) return;
    room.dropTimer = setTimeout(() => {
      if (!room.empty) return;
      if (room.gapTimer) clearTimeout(room.gapTimer);
      this.rooms.delete(room.name);
    }, this.#timings.roomLinger);
    room.dropTimer.unref();
  }
}
