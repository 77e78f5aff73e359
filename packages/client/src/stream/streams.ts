import type { Position, RoomResult } from '@tidings/contracts';
import { type Namespace, namespaces, parseRoom } from '@tidings/contracts/plain';
import { bounds } from '../shared/config.ts';
import { homeNamespace } from '../shared/home-namespace.ts';
import type { StoredEvent } from '../shared/stored-event.ts';
import type { Connection, StampedCursor } from '../transports/port.ts';
import { Acks } from './acks.ts';
import { Lingering } from './lingering.ts';
import { Room, type RoomPort } from './room/room.ts';
import { RoomCalls } from './room-calls.ts';
import { joinedByServer, writeCursor } from './room-cursor.ts';
import { StaleViews } from './stale-views.ts';
import type { ResetCause, RoomView } from './views/room-view.ts';
import { View } from './views/view.ts';

export type StreamsPort = Omit<RoomPort, 'requestSync' | 'reached' | 'gaveUp'>;

/** All rooms of a client: who wants them, over which connection they run, and what is sent for them. */
export class Streams {
  readonly #port: StreamsPort;
  readonly #rooms = new Map<string, Room>();
  readonly #lingering: Lingering;
  readonly #stale: StaleViews;
  readonly #subscribe: Record<Namespace, RoomCalls>;
  readonly #sync: Record<Namespace, RoomCalls>;
  readonly acks: Acks;
  #connection: Connection | null = null;

  constructor(port: StreamsPort) {
    this.#port = port;
    const calls = (command: 'subscribe' | 'sync') =>
      Object.fromEntries(namespaces.map((name) => [name, new RoomCalls(port, command, name)])) as Record<
        Namespace,
        RoomCalls
      >;
    this.#subscribe = calls('subscribe');
    this.#sync = calls('sync');
    this.#stale = new StaleViews(port);
    this.#lingering = new Lingering(port.clock, port.timing.lingerMs);
    this.acks = new Acks({ ...port, send: (namespace, acks) => this.#sendAcks(namespace, acks) });
  }

  /** Adds a subscriber; the room is joined once for all of them and left a moment after the last. */
  subscribe(name: string, owner: RoomView): () => void {
    this.#lingering.cancel(name);
    const room = this.#rooms.get(name) ?? this.#create(name);
    const view = new View(owner);
    room.add(view);
    if (!room.joined) this.#subscribe[room.namespace].add(room);
    return () => {
      if (!room.views.has(view)) return;
      room.remove(view);
      if (room.views.size === 0 && !joinedByServer(name)) this.#lingering.start(name, () => this.#abandon(room));
    };
  }

  position(name: string): Position | null {
    return this.#rooms.get(name)?.position ?? null;
  }

  /** Nothing the server has named is missing in any room. */
  get caughtUp(): boolean {
    for (const room of this.#rooms.values()) if (!room.caughtUp) return false;
    return true;
  }

  /** The namespaces something runs on. */
  namespacesInUse(): Namespace[] {
    const used = new Set<Namespace>([homeNamespace]);
    for (const room of this.#rooms.values()) if (room.joined) used.add(room.namespace);
    return [...used];
  }

  cursor(namespace?: Namespace): StampedCursor {
    return writeCursor(this.#rooms.values(), namespace);
  }

  /** A new connection is open: everything runs over it from now on. Rooms its `ready` did not name are subscribed. */
  attach(connection: Connection, results: RoomResult[], stamp: StampedCursor['stamp']) {
    this.detach();
    this.#connection = connection;
    for (const calls of this.#calls()) calls.use(connection);
    this.results(results, stamp);
    for (const room of this.#rooms.values()) {
      if (!room.joined && !room.refused) this.#subscribe[room.namespace].add(room);
    }
  }

  /** The results a namespace begins with, or that the timed transport has fetched; they answer the stamped cursor. */
  results(results: RoomResult[], stamp: StampedCursor['stamp']) {
    for (const result of results) {
      const room = this.#rooms.get(result.room) ?? (joinedByServer(result.room) ? this.#create(result.room) : null);
      const namespace = parseRoom(result.room)?.namespace;
      if (room) room.answer(result, { generation: stamp.get(result.room) ?? room.generation, joins: true });
      else if (namespace && result.ok) this.#leave(result.room, namespace);
    }
  }

  detach() {
    this.#connection = null;
    for (const calls of this.#calls()) calls.use(null);
    for (const room of this.#rooms.values()) room.detach();
    this.acks.clear();
  }

  event(event: StoredEvent) {
    this.#rooms.get(event.meta.room)?.live(event);
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

  reset(name: string, cause: ResetCause) {
    this.#rooms.get(name)?.reset(cause);
  }

  /** After a reconnect: what is not replayed is fetched again by its owners. */
  refreshLatest() {
    this.#stale.refresh(this.#rooms.values());
  }

  close() {
    this.detach();
    this.#lingering.clear();
    for (const room of this.#rooms.values()) room.close();
    this.#stale.clear();
    this.#rooms.clear();
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
        if (this.#connection && of.joined) this.acks.note(of.namespace, of.name, position.offset);
      },
    });
    if (this.#rooms.size >= bounds.rooms) this.#lingering.hurry();
    this.#rooms.set(name, room);
    return room;
  }

  #abandon(room: Room) {
    this.#rooms.delete(room.name);
    this.#subscribe[room.namespace].drop(room);
    this.#sync[room.namespace].drop(room);
    this.#stale.forget(room);
    this.acks.forget(room.name);
    const { joined } = room;
    room.close();
    if (joined) this.#leave(room.name, room.namespace);
  }

  #leave(name: string, namespace: Namespace) {
    this.#connection?.request(namespace, 'unsubscribe', { rooms: [name] }).catch(() => undefined);
  }

  #sendAcks(namespace: Namespace, acks: [string, number][]) {
    this.#connection?.request(namespace, 'ack', { acks }).catch(() => undefined);
  }
}
