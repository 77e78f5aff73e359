import { type Clock, systemClock } from '../../kernel/clock.ts';
import type { BusMessage, StoredEvent } from '../log/stored-event.ts';
import { authoriseRoom } from './room-authoriser.ts';
import { RoomReader } from './room-reader.ts';
import { type Follower, type RoomState, TrackedRoom } from './tracked-room.ts';
import type { Delivery, Settled, TrackerOptions, TrackerPorts, TrackerTimings } from './tracker-ports.ts';

/**
 * Turns a lossy, unordered bus into gapless rooms on this server: an event in turn is handed on at once, a gap is
 * waited for and then read from PostgreSQL, after a scope changed the followers are authorised again before anything written under the new
 * one is sent (PROTOCOL §8).
 */
export class Tracker {
  readonly rooms = new Map<string, TrackedRoom>();
  readonly #ports: TrackerPorts;
  readonly #timings: TrackerTimings;
  readonly #clock: Clock;
  readonly #reader: RoomReader;
  readonly #deliveries: Delivery[] = [];
  #closed = false;

  constructor({ ports, timings, clock = systemClock }: TrackerOptions) {
    this.#ports = ports;
    this.#timings = timings;
    this.#clock = clock;
    this.#reader = new RoomReader(ports, (room) => this.#advance(room));
  }

  /** Has every event sent by this, too, from now on; earlier deliveries come first. */
  deliverTo(delivery: Delivery): void {
    this.#deliveries.push(delivery);
  }

  /** Starts buffering a room for a follower. Call it before the database is read for that follower. */
  hold(name: string, follower: Follower): void {
    const room = this.rooms.get(name) ?? new TrackedRoom(name);
    this.rooms.set(name, room);
    this.#clock.clearTimeout(room.dropTimer);
    room.dropTimer = null;
    room.hold(follower);
  }

  /** Ends the buffering: with nothing missing since the head that was read, and authorised as of now, it is live in the same turn. */
  settle(name: string, follower: Follower, at: RoomState): Settled {
    const room = this.rooms.get(name);
    const buffer = room?.joining.get(follower);
    if (!room || !buffer) return { state: 'gone' };
    buffer.holds -= 1;
    if (buffer.holds === 0) room.joining.delete(follower);
    if (room.last === null && !buffer.overflowed) room.startAt(at);
    const last = room.last ?? at.head;
    const events = buffer.events.filter((event) => event.offset > at.head);
    const whole = !buffer.overflowed && events.length === Math.max(0, last - at.head);
    const authorised = room.scope === at.scope && at.version >= room.version;
    const live = whole && (authorised || buffer.authorisation === room.authorisation);
    room.live.delete(follower);
    room.lagging.delete(follower);
    (live ? room.live : room.lagging).add(follower);
    this.#ports.onFollowers?.(room);
    // An authorisation that is under way was asked for without this follower; one that is due must include it.
    if (room.authorising || room.owed || !authorised || at.version > room.version) this.#authorise(room);
    if (!live) return { state: 'behind', head: Math.max(last, at.head) };
    queueMicrotask(() => this.#advance(room));
    return { state: 'live', events };
  }

  /** Sends a follower nothing more until it was caught up again; it stays authorised. */
  lag(name: string, follower: Follower): void {
    const room = this.rooms.get(name);
    if (!room?.has(follower)) return;
    room.drop(follower);
    room.lagging.add(follower);
  }

  leave(name: string, follower: Follower): void {
    const room = this.rooms.get(name);
    if (!room) return;
    room.drop(follower);
    this.#ports.onFollowers?.(room);
    this.#linger(room);
  }

  /** Takes a message of the bus; messages about rooms nobody here follows cost one look-up. */
  offer(message: BusMessage): void {
    if (this.#closed) return;
    if (message.kind === 'scope') {
      for (const room of this.rooms.values()) {
        if (room.scope === message.key && room.version < message.version) this.#authorise(room);
      }
    } else if (message.kind === 'room') {
      const room = this.rooms.get(message.room);
      if (room?.last != null) this.#authorise(room);
    } else if (message.kind === 'event') {
      const room = this.rooms.get(message.event.room);
      if (!room || message.event.epoch !== this.#ports.epoch()) return;
      room.keep(message.event);
      this.#advance(room);
    }
  }

  /** Compares every local room with the database and repairs what fell behind. */
  async pollHeads(): Promise<void> {
    const before = new Map([...this.rooms.values()].map((room) => [room, room.last]));
    if (before.size === 0) return;
    const epoch = this.#ports.epoch();
    const heads = await this.#ports.readHeads([...this.rooms.keys()]);
    if (this.#closed || epoch !== this.#ports.epoch()) return;
    const known = new Map(heads.map((head) => [head.room, head]));
    for (const [room, last] of before) {
      const head = known.get(room.name);
      if (last !== null && (head?.head ?? 0) < last) return this.#ports.onWentBack?.(room.name);
      if (head && this.rooms.get(room.name) === room) this.#compare(room, head);
    }
  }

  /** A new epoch: nothing known before holds. Their own connections notify the followers. */
  reset(): void {
    for (const room of this.rooms.values()) {
      this.#clock.clearTimeout(room.gapTimer);
      room.gapTimer = null;
      room.forget();
    }
  }

  close(): void {
    this.#closed = true;
    for (const room of this.rooms.values()) {
      this.#clock.clearTimeout(room.gapTimer);
      this.#clock.clearTimeout(room.dropTimer);
    }
    this.rooms.clear();
    this.#reader.close();
  }

  #compare(room: TrackedRoom, at: RoomState): void {
    if (room.last === null) {
      // After a new epoch the server's own followers go on from where the database is.
      if (room.live.size > 0) room.startAt(at);
      return;
    }
    if (room.owed || room.scope !== at.scope || room.version < at.version) this.#authorise(room);
    if (at.head > room.last) this.#reader.readSoon(room);
  }

  #authorise(room: TrackedRoom): void {
    void authoriseRoom(room, this.#ports, () => this.#closed).then((done) => {
      if (!done) return;
      this.#ports.onFollowers?.(room);
      this.#linger(room);
      this.#advance(room);
    });
  }

  #advance(room: TrackedRoom): void {
    if (this.#closed) return;
    while (!room.authorising && !room.owed) {
      const event = room.next();
      if (!event) break;
      if (!room.covers(event)) {
        if (room.doubted !== event.offset) {
          room.doubted = event.offset;
          this.#authorise(room);
          return;
        }
        // Authorised after it arrived, and still above the head: the database does not have it.
        room.discard([event.offset]);
        continue;
      }
      room.take(event);
      this.#send(event, room);
    }
    if (!room.hasHole || room.authorising || room.owed || room.gapTimer !== null || room.reading) return;
    room.gapTimer = this.#clock.setTimeout(() => {
      room.gapTimer = null;
      if (room.hasHole) this.#reader.readSoon(room);
    }, this.#timings.gap);
  }

  #send(event: StoredEvent, room: TrackedRoom) {
    for (const delivery of this.#deliveries) {
      try {
        delivery.send(event, room.live);
      } catch (error) {
        this.#ports.onError(error, 'fan-out');
      }
    }
  }

  #linger(room: TrackedRoom): void {
    if (!room.empty || room.dropTimer !== null || this.#closed) return;
    room.dropTimer = this.#clock.setTimeout(() => {
      room.dropTimer = null;
      if (!room.empty) return;
      this.#clock.clearTimeout(room.gapTimer);
      room.gapTimer = null;
      if (this.rooms.get(room.name) === room) this.rooms.delete(room.name);
    }, this.#timings.roomLinger);
  }
}
