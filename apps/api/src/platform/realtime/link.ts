import type { Namespace, TransientMeta } from '@tidings/contracts';
import type { Actor } from '../context.ts';
import type { StoredEvent } from '../events/stored-event.ts';
import type { Follower } from '../events/tracked-room.ts';

/** What a connection knows of a room it is in. `lagging`: it left the fan-out and must pull. */
export type RoomState = { namespace: Namespace; acked: number; head: number; lagging: boolean };
export type LinkSession = { actor: Actor; deviceId: string; tokenVersion: number; expiresAt: number };
export type Rung = 'websocket' | 'polling' | 'sse' | 'rest';
/** Where a room stands right after it was joined: the tail names the event at the offset. */
export type Standing = { offset: number; tail?: string | undefined };

/** A live connection of a member on whichever rung: the follower the tracker knows, with rooms and rights. */
export abstract class Link implements Follower {
  readonly rooms = new Map<string, RoomState>();
  actor: Actor;
  deviceId: string;
  tokenVersion: number;
  expiresAt: number;
  visible = true;
  hiddenAt = 0;
  readonly connectedAt = Date.now();
  lastSeen = Date.now();
  expiryNotified = false;
  closing = false;

  constructor(session: LinkSession) {
    this.actor = session.actor;
    this.deviceId = session.deviceId;
    this.tokenVersion = session.tokenVersion;
    this.expiresAt = session.expiresAt;
  }

  abstract readonly id: string;
  abstract readonly rung: Rung;
  /** May rooms of this namespace be joined on it now? */
  abstract carries(namespace: Namespace): boolean;
  abstract deliver(event: StoredEvent): void;
  /** Sends a control event. */
  abstract tell(namespace: Namespace, name: string, payload: object): void;
  /** Sends an event that is not stored. */
  pass(_namespace: Namespace, _name: string, _payload: object, _meta: TransientMeta): void {}
  /** Ends the transport; stock clients come back by themselves. */
  abstract closeReconnectable(): void;
  /** Ends it for good: the client is told why and stays away. */
  abstract closeForGood(code: string, message: string, event?: 'session:closing' | 'session:evicted'): void;

  /** Loses a whole namespace; rooms there were judged on their own. */
  dismissFrom(_namespace: Namespace, _code: string, _message: string): void {}

  get userId(): string {
    return this.actor.id;
  }

  /** Joined a room, standing there; `live`: it takes part in the fan-out from now on. */
  enter(_room: string, _namespace: Namespace, _standing: Standing, _live: boolean): void {}
  /** Takes part in it no more. */
  exit(_room: string): void {}

  /** Something of a room is not here: the reader has to pull, and is told how far. */
  fellBehind(room: string, head: number, epoch: string): void {
    const state = this.rooms.get(room);
    if (!state) return;
    state.lagging = true;
    state.head = Math.max(state.head, head);
    this.tell(state.namespace, 'heads', { epoch, rooms: { [room]: state.head } });
  }

  removed(room: string): void {
    const state = this.rooms.get(room);
    if (!state) return;
    this.exit(room);
    this.rooms.delete(room);
    this.tell(state.namespace, 'sync:reset', { room, reason: 'left' });
  }

  /** Notes an acknowledgement; positions above what was sent are ignored (ATTACKS 21). */
  ack(room: string, offset: number): boolean {
    const state = this.rooms.get(room);
    if (!state || offset > state.head || offset <= state.acked) return false;
    state.acked = offset;
    return true;
  }

  /** Heads of rooms where this connection has something unacknowledged. */
  behind(heads: (room: string) => number): Map<Namespace, Record<string, number>> {
    const behind = new Map<Namespace, Record<string, number>>();
    for (const [room, state] of this.rooms) {
      const head = Math.max(heads(room), state.head);
      if (head <= state.acked) continue;
      const rooms = behind.get(state.namespace) ?? {};
      rooms[room] = head;
      behind.set(state.namespace, rooms);
    }
    return behind;
  }

  /** Takes over a newer token of the same member. */
  renew(session: Omit<LinkSession, 'deviceId'>): void {
    this.actor = session.actor;
    this.tokenVersion = session.tokenVersion;
    this.expiresAt = session.expiresAt;
    this.expiryNotified = false;
  }
}
