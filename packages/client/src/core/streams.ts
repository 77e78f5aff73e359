import {
  type Cursor,
  encodeCursor,
  idTail,
  type Namespace,
  namespaces,
  type Position,
  parseRoom,
  type RoomResult,
  roomKinds,
} from '@tidings/contracts';
import { bounds } from '../config.ts';
import type { Link, StampedCursor } from '../transports/port.ts';
import type { RoomView } from '../types.ts';
import { Acks } from './acks.ts';
import { Alarm } from './clock.ts';
import type { HeldEvent } from './held-events.ts';
import { Room, type RoomPort } from './room.ts';
import { RoomCalls } from './room-calls.ts';
import { View } from './view.ts';

export type StreamsPort = Omit<RoomPort, 'requestSync' | 'reached' | 'gaveUp'>;

/** All rooms of a client: who wants them, over which connection they run, and what is sent for them. */
export class Streams {
  readonly #port: StreamsPort;
  readonly #rooms = new Map<string, Room>();
  readonly #lingering = new Map<string, Alarm>();
  readonly #subscribe: Record<Namespace, RoomCalls>;
  readonly #sync: Record<Namespace, RoomCalls>;
  readonly acks: Acks;
  #link: Link | null = null;
  readonly #stale = new Map<Room, Alarm>();

  constructor(port: StreamsPort) {
    this.#port = port;
    const calls = (command: 'subscribe' | 'sync') =>
      Object.fromEntries(namespaces.map((name) => [name, new RoomCalls(port, command, name)])) as Record<
        Namespace,
        RoomCalls
      >;
    this.#subscribe = calls('subscribe');
    this.#sync = calls('sync');
    this.acks = new Acks({ ...port, send: (namespace, acks) => this.#sendAcks(namespace, acks) });
  }

  /** Adds a subscriber; the room is joined once for all of them and left a moment after the last. */
  subscribe(name: string, owner: RoomView): () => void {
    const room = this.#rooms.get(name) ?? this.#create(name);
    const view = new View(owner);
    this.#lingering.get(name)?.clear();
    this.#lingering.delete(name);
    room.add(view);
    if (!room.joined) this.#subscribe[room.namespace].add(room);
    return () => {
      if (!room.views.has(view)) return;
      room.remove(view);
      if (room.views.size === 0) this.#linger(room);
    };
  }

  position(name: string): Position | null {
    return this.#rooms.get(name)?.position ?? null;
  }

  get rooms(): ReadonlyMap<string, Room> {
    return this.#rooms;
  }

  get caughtUp(): boolean {
    for (const room of this.#rooms.values()) if (!room.caughtUp) return false;
    return true;
  }

  /** The rooms wanted now with their positions (PROTOCOL §7), and the stamp by which the answer is judged. */
  cursor(namespace?: Namespace): StampedCursor {
    const stamp = new Map<string, number>();
    const cursor: Cursor = { epoch: this.#commonEpoch(), entries: [] };
    for (const room of this.#rooms.values()) {
      if (room.refused || (namespace && room.namespace !== namespace)) continue;
      const byServer = parseRoom(room.name)?.kind;
      if (stamp.size >= bounds.rooms && !(byServer && roomKinds[byServer].joinedBy === 'server')) continue;
      stamp.set(room.name, room.generation);
      const { position } = room;
      if (position?.epoch !== cursor.epoch) cursor.entries.push({ room: room.name, offset: null });
      else if (position.id)
        cursor.entries.push({ room: room.name, offset: position.offset, tail: idTail(position.id) });
      else cursor.entries.push({ room: room.name, offset: position.offset });
    }
    return { text: cursor.entries.length > 0 ? encodeCursor(cursor) : undefined, stamp };
  }

  /** A new connection is open: everything runs over it from now on. Rooms its `ready` did not name are subscribed. */
  attach(link: Link, results: RoomResult[], stamp: StampedCursor['stamp']) {
    this.detach();
    this.#link = link;
    for (const calls of this.#calls()) calls.use(link);
    this.ready(results, stamp);
    for (const room of this.#rooms.values()) {
      if (!room.joined && !room.refused) this.#subscribe[room.namespace].add(room);
    }
  }

  /** The results a namespace begins with. */
  ready(results: RoomResult[], stamp: StampedCursor['stamp']) {
    for (const result of results) {
      const room = this.#rooms.get(result.room) ?? (joinedByServer(result.room) ? this.#create(result.room) : null);
      if (!room) {
        const namespace = parseRoom(result.room)?.namespace;
        if (namespace && result.ok) this.#leave(result.room, namespace);
      } else room.answer(result, { generation: stamp.get(result.room) ?? room.generation, joins: true });
    }
  }

  /** Results nobody asked for by a command. */
  detach() {
    this.#link = null;
    for (const calls of this.#calls()) calls.use(null);
    for (const room of this.#rooms.values()) room.detach();
    this.acks.clear();
  }

  /** The namespaces something runs on. */
  namespacesInUse(): Namespace[] {
    return namespaces.filter((name) => {
      if (name === '/forum') return true;
      for (const room of this.#rooms.values()) if (room.joined && room.namespace === name) return true;
      return false;
    });
  }

  /** An event without a position: shown by the room's views, kept by nobody. */
  pass(name: string, payload: object, meta: object) {
    const room = 'room' in meta && typeof meta.room === 'string' ? this.#rooms.get(meta.room) : undefined;
    if (!room || room.refused) return;
    for (const view of room.views) {
      const failed = (error: unknown) => this.#port.report(`A handler of ${name} in ${room.name} failed`, error);
      try {
        view.pass(name, payload, meta)?.catch(failed);
      } catch (error) {
        failed(error);
      }
    }
  }

  event(event: HeldEvent) {
    this.#rooms.get(event.meta.room)?.live(event);
  }

  /** Heads by beacon or heartbeat. What is applied already is acknowledged again: the server does not know. */
  heads(epoch: string, heads: Record<string, number>, beacon: boolean) {
    for (const [name, offset] of Object.entries(heads)) {
      const room = this.#rooms.get(name);
      if (!room) continue;
      room.head(epoch, offset, beacon);
      const { position } = room;
      if (beacon && position?.epoch === epoch && position.offset >= offset) {
        this.acks.note(room.namespace, name, position.offset);
      }
    }
  }

  /** After a reconnect: what is not replayed is fetched again by its owners, not by all of them at once. */
  refreshLatest() {
    for (const room of this.#rooms.values()) {
      const alarm = this.#stale.get(room) ?? new Alarm(this.#port.clock, () => this.#tellStale(room));
      this.#stale.set(room, alarm);
      alarm.setIfIdle(this.#port.random() * this.#port.timing.staleSpreadMs);
    }
  }

  #tellStale(room: Room) {
    this.#stale.delete(room);
    for (const { owner } of room.views) {
      try {
        owner.onStale?.();
      } catch (error) {
        this.#port.report(`onStale of ${room.name} failed`, error);
      }
    }
  }

  reset(name: string, cause: Parameters<Room['reset']>[0]) {
    this.#rooms.get(name)?.reset(cause);
  }

  close() {
    this.detach();
    for (const alarm of [...this.#lingering.values(), ...this.#stale.values()]) alarm.clear();
    this.#stale.clear();
    for (const room of this.#rooms.values()) room.close();
    this.#lingering.clear();
    this.#rooms.clear();
  }

  /** A cursor names one epoch: the one most positions have. */
  #commonEpoch(): string {
    const counts = new Map<string, number>();
    for (const { position } of this.#rooms.values()) {
      if (position) counts.set(position.epoch, (counts.get(position.epoch) ?? 0) + 1);
    }
    let common = '-';
    for (const [epoch, count] of counts) if (count > (counts.get(common) ?? 0)) common = epoch;
    return common;
  }

  #calls(): RoomCalls[] {
    return [...Object.values(this.#subscribe), ...Object.values(this.#sync)];
  }

  #create(name: string): Room {
    const parsed = parseRoom(name);
    if (!parsed) throw new RangeError(`Not a room: ${name}`);
    const room = new Room(name, parsed.namespace, {
      ...this.#port,
      requestSync: (of) => this.#sync[of.namespace].add(of),
      gaveUp: (of) => this.acks.forget(of.name),
      reached: (of, position) => {
        if (this.#link && of.joined) this.acks.note(of.namespace, of.name, position.offset);
      },
    });
    if (this.#rooms.size >= bounds.rooms) for (const alarm of [...this.#lingering.values()]) alarm.set(0);
    this.#rooms.set(name, room);
    return room;
  }

  #linger(room: Room) {
    if (joinedByServer(room.name)) return;
    const alarm = new Alarm(this.#port.clock, () => {
      this.#lingering.delete(room.name);
      this.#rooms.delete(room.name);
      this.#subscribe[room.namespace].drop(room);
      this.#sync[room.namespace].drop(room);
      this.acks.forget(room.name);
      const { joined } = room;
      room.close();
      if (joined) this.#leave(room.name, room.namespace);
    });
    this.#lingering.set(room.name, alarm);
    alarm.set(this.#port.timing.lingerMs);
  }

  #leave(name: string, namespace: Namespace) {
    this.#link?.request(namespace, 'unsubscribe', { rooms: [name] }).catch(() => undefined);
  }

  #sendAcks(namespace: Namespace, acks: [string, number][]) {
    this.#link?.request(namespace, 'ack', { acks }).catch(() => undefined);
  }
}

function joinedByServer(name: string): boolean {
  const kind = parseRoom(name)?.kind;
  return kind !== undefined && roomKinds[kind].joinedBy === 'server';
}
