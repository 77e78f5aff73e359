import type { Namespace } from '@tidings/contracts';
import { parseRoom } from '@tidings/contracts';
import type { Server, Socket } from 'socket.io';
import { metaOf, type StoredEvent } from '../events/stored-event.ts';
import type { Follower } from '../events/tracked-room.ts';
import { Connection } from './connection.ts';
import { Link } from './link.ts';
import { TimeSlices } from './time-slices.ts';
import { windowLimits } from './window.ts';

/** Followers written to in one go: a write costs the kernel some 20 µs. */
const GROUP = 8;
/** A room of so many is sent to in the same turn. */
const AT_ONCE = 16;
/** Events of one room that may wait to be sent; as many as a connection may leave unacknowledged. */
const MAX_QUEUED = windowLimits.events;

/** An event on its way through the followers it had when it came. */
type Sending = { event: StoredEvent; bytes: number; left: Iterator<Follower> };
/** What a large room has still to be sent; after that, who has to pull because too much came at once. */
type Queue = { sendings: Sending[]; behind: Set<Follower> };

type Ports = {
  io: Server;
  onLag: (connection: Connection, room: string) => void;
  onSent: (event: StoredEvent, followers: number) => void;
  slices?: TimeSlices;
};

/** Sends events to the live followers of rooms: small rooms at once, large ones in slices of time, never out of order. */
export class FanOut {
  readonly #ports: Ports;
  readonly #slices: TimeSlices;
  readonly #queues = new Map<string, Queue>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#slices = ports.slices ?? new TimeSlices();
  }

  send(event: StoredEvent, followers: ReadonlySet<Follower>): void {
    if (followers.size === 0) return;
    const { room } = event;
    this.#ports.onSent(event, followers.size);
    const queue = this.#queues.get(room);
    if (queue && (queue.behind.size > 0 || queue.sendings.length >= MAX_QUEUED)) {
      for (const follower of followers) queue.behind.add(follower);
      return;
    }
    const bytes = JSON.stringify(event.payload).length + 300;
    const sending = { event, bytes, left: [...followers].values() };
    if (queue) queue.sendings.push(sending);
    else if (followers.size <= AT_ONCE) this.#serve(sending, AT_ONCE);
    else {
      this.#queues.set(room, { sendings: [sending], behind: new Set() });
      this.#slices.add(() => this.#step(room));
    }
  }

  #step(room: string): boolean {
    const queue = this.#queues.get(room);
    const sending = queue?.sendings[0];
    if (queue && sending) {
      if (this.#serve(sending, GROUP)) queue.sendings.shift();
      if (queue.sendings.length > 0) return true;
    }
    for (const follower of queue?.behind ?? []) {
      queue?.behind.delete(follower);
      this.#letPull(follower, room);
      return true;
    }
    this.#queues.delete(room);
    return false;
  }

  /** Serves the next few. True when nobody is left. */
  #serve({ event, bytes, left }: Sending, most: number): boolean {
    const sids: string[] = [];
    let done = false;
    for (let n = 0; n < most && !done; n++) {
      const { value: follower, done: over } = left.next();
      if (over) done = true;
      else if (follower instanceof Connection) {
        const sid = this.#admit(follower, event, bytes);
        if (sid !== null) sids.push(sid);
      } else if (!hasAlready(follower, event)) follower.deliver(event);
    }
    if (sids.length === 0) return done;
    const namespace: Namespace = parseRoom(event.room)?.namespace ?? '/forum';
    this.#ports.io.of(namespace).local.to(sids).emit(event.name, event.payload, metaOf(event));
    return done;
  }

  /** The socket to write to, unless its connection left meanwhile or has to pull. */
  #admit(connection: Connection, event: StoredEvent, bytes: number): string | null {
    const socket = socketIn(connection, event.room);
    const state = connection.rooms.get(event.room);
    if (!socket || !state) return null;
    // Acknowledged already, out of an answer to `sync` that was quicker than the bus: it needs no place in the window.
    if (event.offset <= state.acked) return socket.id;
    if (!connection.window.push(event, bytes)) {
      this.#ports.onLag(connection, event.room);
      return null;
    }
    state.head = Math.max(state.head, event.offset);
    return socket.id;
  }

  #letPull(follower: Follower, room: string): void {
    if (follower instanceof Connection) {
      if (socketIn(follower, room)) this.#ports.onLag(follower, room);
    } else if (follower instanceof Link) follower.closeReconnectable();
  }
}

/** The socket on which a connection takes part in the room's fan-out now. */
function socketIn(connection: Connection, room: string): Socket | null {
  const state = connection.rooms.get(room);
  const socket = state && !state.lagging ? connection.sockets.get(state.namespace) : undefined;
  return socket?.rooms.has(`${room}#${connection.shard}`) ? socket : null;
}

/** Left and returned while the event was on its way: the return brought it. */
const hasAlready = (follower: Follower, event: StoredEvent): boolean =>
  follower instanceof Link && (follower.rooms.get(event.room)?.head ?? 0) >= event.offset;
