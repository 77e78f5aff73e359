import type { EphemeralMeta, Namespace } from '@tidings/contracts';
import type { StoredEvent } from '../../events/log/stored-event.ts';
import type { Follower } from '../../events/tracker/tracked-room.ts';
import type { Actor } from '../../kernel/actor.ts';

/** What a connection knows of a room it is in. `lagging`: it left the fan-out and must pull. */
export type RoomState = { namespace: Namespace; acked: number; head: number; lagging: boolean };
export type ConnectionSession = { actor: Actor; deviceId: string; tokenVersion: number; expiresAt: number };
export type Transport = 'websocket' | 'polling' | 'sse' | 'rest';
/** What the server says of its own accord before `session:ready`: a notice each of the end of the token, of the drain, and heads. */
const MAX_HELD = 8;
type Control = [namespace: Namespace | null, name: string, payload: object];
/** Where a room stands right after it was joined: the tail names the event at the offset. */
export type Standing = { offset: number; tail?: string | undefined };

/** A live connection of a member on whichever transport: the follower the tracker knows, with rooms and permissions. */
export abstract class Connection implements Follower {
  readonly rooms = new Map<string, RoomState>();
  actor: Actor;
  deviceId: string;
  tokenVersion: number;
  expiresAt: number;
  visible = true;
  hiddenAt = 0;
  /** Rooms whose end it says is on the screen; it need not be in them. */
  viewing: readonly string[] = [];
  /** When it last said what is on the screen. */
  lookedAt = 0;
  readonly connectedAt = Date.now();
  lastSeen = Date.now();
  expiryNotified = false;
  closing = false;
  /** What waits for `session:ready`; null once it was sent. */
  #held: Control[] | null = [];

  constructor(session: ConnectionSession) {
    this.actor = session.actor;
    this.deviceId = session.deviceId;
    this.tokenVersion = session.tokenVersion;
    this.expiresAt = session.expiresAt;
  }

  abstract readonly id: string;
  abstract readonly transport: Transport;
  /** May rooms of this namespace be joined on it now? */
  abstract carries(namespace: Namespace): boolean;
  abstract deliver(event: StoredEvent): void;
  /** Sends a control event; `null`: on any namespace the connection is on. */
  abstract sendControl(namespace: Namespace | null, name: string, payload: object): void;
  /** Somebody sees what it shows, as it said within the last so many ms. */
  isSeen(withinMs: number, now = Date.now()): boolean {
    return this.visible && this.lookedAt > now - withinMs;
  }
  /** Says something unasked. `session:ready` is the first thing a connection hears, so what comes before it waits for it. */
  notify(...control: Control): void {
    if (!this.#held) this.sendControl(...control);
    else if (this.#held.length < MAX_HELD) this.#held.push(control);
  }
  /** `session:ready` was sent: what waited for it follows. */
  welcomed(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const control of held) this.sendControl(...control);
  }
  /** Sends an event that is not stored. */
  sendEphemeral(_namespace: Namespace, _name: string, _payload: object, _meta: EphemeralMeta): void {}
  /** Ends the transport; stock clients come back by themselves. */
  abstract closeReconnectable(): void;
  /** Ends it for good: the client gets the reason and stays away. */
  abstract closeForGood(code: string, message: string, event?: 'session:closing' | 'session:evicted'): void;

  /** Loses a whole namespace; rooms there were authorised on their own. */
  dismissFrom(_namespace: Namespace, _code: string, _message: string): void {}

  get userId(): string {
    return this.actor.id;
  }

  /** Joined a room, standing there; `live`: it takes part in the fan-out from now on. */
  enter(_room: string, _namespace: Namespace, _standing: Standing, _live: boolean): void {}
  /** Takes part in it no more. */
  exit(_room: string): void {}

  /** Something of a room is not here: the reader has to pull, up to the head that it is sent. */
  fellBehind(room: string, head: number, epoch: string): void {
    const state = this.rooms.get(room);
    if (!state) return;
    state.lagging = true;
    state.head = Math.max(state.head, head);
    this.sendControl(state.namespace, 'heads', { epoch, rooms: { [room]: state.head } });
  }

  removed(room: string): void {
    const state = this.rooms.get(room);
    if (!state) return;
    this.exit(room);
    this.rooms.delete(room);
    this.sendControl(state.namespace, 'sync:reset', { room, reason: 'left' });
  }

  /** Notes an acknowledgement, and answers up to where it was acknowledged before; `null` for positions above what was sent, which are ignored (ATTACKS 21). */
  ack(room: string, offset: number): number | null {
    const state = this.rooms.get(room);
    if (!state || offset > state.head || offset <= state.acked) return null;
    const had = state.acked;
    state.acked = offset;
    return had;
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
  renew(session: Omit<ConnectionSession, 'deviceId'>): void {
    this.actor = session.actor;
    this.tokenVersion = session.tokenVersion;
    this.expiresAt = session.expiresAt;
    this.expiryNotified = false;
  }
}
