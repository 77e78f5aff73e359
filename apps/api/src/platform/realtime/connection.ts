import type { Namespace } from '@tidings/contracts';
import type { Socket } from 'socket.io';
import type { Actor } from '../context.ts';
import type { StoredEvent } from '../events/stored-event.ts';
import type { Follower } from '../events/tracked-room.ts';
import { shardOf } from './fan-out.ts';
import { TokenBucket } from './token-bucket.ts';
import { Window } from './window.ts';

export type EngineSocket = Socket['conn'];

/** What a connection knows of a room it is in. `lagging`: it left the fan-out and must pull. */
export type RoomState = { namespace: Namespace; acked: number; head: number; lagging: boolean };

const REFUSALS_BEFORE_CLOSE = 20;

/**
 * One engine connection with everything that counts per connection (PROTOCOL §2): rooms, window, budget, signs of life.
 * It is the follower the tracker knows; its sockets are its namespaces.
 */
export class Connection implements Follower {
  readonly engine: EngineSocket;
  readonly sockets = new Map<Namespace, Socket>();
  readonly rooms = new Map<string, RoomState>();
  readonly window = new Window();
  readonly shard = shardOf();
  readonly shared: TokenBucket;
  readonly own: TokenBucket;
  actor: Actor;
  deviceId: string;
  tokenVersion: number;
  expiresAt: number;
  visible = true;
  connectedAt = Date.now();
  hiddenAt = 0;
  lastSeen = Date.now();
  expiryNotified = false;
  closing = false;
  #refusals = 0;
  #refusedAt = 0;

  constructor(
    engine: EngineSocket,
    session: { actor: Actor; deviceId: string; tokenVersion: number; expiresAt: number },
  ) {
    this.engine = engine;
    this.actor = session.actor;
    this.deviceId = session.deviceId;
    this.tokenVersion = session.tokenVersion;
    this.expiresAt = session.expiresAt;
    this.shared = new TokenBucket(10, 20, Date.now());
    this.own = new TokenBucket(20, 40, Date.now());
  }

  get id(): string {
    return (this.engine as unknown as { id: string }).id;
  }

  get userId(): string {
    return this.actor.id;
  }

  /** Events reach sockets in bulk, through the fan-out; this is for those that were buffered during a subscribe. */
  deliver(event: StoredEvent): void {
    const state = this.rooms.get(event.room);
    if (!state) return;
    state.head = Math.max(state.head, event.offset);
    const socket = this.sockets.get(state.namespace);
    const { id, room, epoch, offset, at, correlationId } = event;
    socket?.emit(event.name, event.payload, { id, room, epoch, offset, at, correlationId });
  }

  removed(room: string): void {
    const state = this.rooms.get(room);
    if (!state) return;
    this.rooms.delete(room);
    this.window.drop(room);
    const socket = this.sockets.get(state.namespace);
    void socket?.leave(`${room}#${this.shard}`);
    socket?.emit('sync:reset', { room, reason: 'left' });
  }

  /** Notes an acknowledgement; positions above what was sent are ignored (ATTACKS 21). */
  ack(room: string, offset: number): boolean {
    const state = this.rooms.get(room);
    if (!state || offset > state.head || offset <= state.acked) return false;
    state.acked = offset;
    this.window.ack(room, offset);
    return true;
  }

  /** Heads of rooms where this connection has something unacknowledged. */
  behind(heads: (room: string) => number): Record<string, number> {
    const rooms: Record<string, number> = {};
    for (const [room, state] of this.rooms) {
      const head = Math.max(heads(room), state.head);
      if (head > state.acked) rooms[room] = head;
    }
    return rooms;
  }

  /** Counts a refused command. True when it is one too many within ten seconds. */
  refuse(now: number): boolean {
    if (now - this.#refusedAt > 10_000) this.#refusals = 0;
    this.#refusedAt = now;
    this.#refusals += 1;
    return this.#refusals >= REFUSALS_BEFORE_CLOSE;
  }

  /** Ends the transport; stock clients come back by themselves. */
  closeReconnectable(): void {
    this.closing = true;
    this.engine.close();
  }

  /** Ends the connection for good: the client is told why and stays away. */
  closeForGood(code: string, message: string, event: 'session:closing' | 'session:evicted' = 'session:closing'): void {
    if (this.closing) return;
    this.closing = true;
    for (const socket of this.sockets.values()) {
      socket.emit(event, { code, message });
      socket.disconnect(false);
    }
    const timer = setTimeout(() => this.engine.close(), 500);
    timer.unref();
  }
}
