import { type EventPayload, type LatestName, parseRoom, type VolatileName } from '@tidings/contracts';
import { conformPayload } from '../../contract/contract.ts';
import type { TrackedRoom } from '../../events/tracker/tracked-room.ts';
import type { Tracker } from '../../events/tracker/tracker.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { Connection } from '../connection/connection.ts';
import { encodePacket } from '../connection/packet.ts';
import { SocketConnection } from '../connection/socket-connection.ts';
import { Coalescer } from './coalescer.ts';
import { RoomQueues } from './room-queues.ts';
import type { TimeSlices } from './time-slices.ts';

/** The scope and version something was read under: only followers authorised at that version, or later, may see it. */
export type ScopeVersion = { scope: string; version: number };

/** An event that is not stored. `key` and `rank` say which earlier one of the room it replaces. */
export type EphemeralEvent = {
  room: string;
  name: string;
  payload: object;
  at: string;
  volatile: boolean;
  key: string;
  rank: number;
  right: ScopeVersion | null;
};

type Latest<N extends LatestName> = {
  key: string;
  rank?: number;
  right?: ScopeVersion;
  here?: boolean;
  payload: EventPayload<N>;
};

export type EphemeralOptions = {
  tracker: Tracker;
  /** Hands a message to the other servers, best effort. */
  carry: (message: EphemeralEvent) => void;
  clock?: Clock;
  slices?: TimeSlices;
  timings: { coalesce: number };
};

const MAX_RETRIES = 8;
/** Messages of one room that may wait to be sent; a newer one or a refetch replaces what is not. */
const MAX_QUEUED = 16;
/** Sending to one follower costs some 20 µs: what goes to very many comes less often, and takes a fifth of a core at most. */
const PER_FOLLOWER_MS = 0.1;

/**
 * The latest and volatile classes (PROTOCOL §3): never stored, coalesced to four a second per room and key, sent to the
 * live followers on every server. What was read under a scope version is held back until the followers were authorised at it.
 */
export class EphemeralEvents {
  readonly #options: EphemeralOptions;
  readonly #clock: Clock;
  readonly #coalescer: Coalescer<EphemeralEvent>;
  readonly #queues: RoomQueues;

  constructor(options: EphemeralOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#queues = new RoomQueues(options.slices);
    this.#coalescer = new Coalescer(this.#clock, options.timings.coalesce, (message) => this.#deliver(message, 0));
  }

  /** Replaces what was last sent under this key in the room; a lower rank than that is old news. `here`: this server only. */
  latest<N extends LatestName>(name: N, room: string, { key, rank = 0, right, here, payload }: Latest<N>): void {
    const at = new Date().toISOString();
    const message = {
      room,
      name,
      at,
      rank,
      right: right ?? null,
      payload: conformPayload(name, payload),
      key: `${name} ${key}`,
      volatile: false,
    };
    this.receive(message);
    if (!here) this.#options.carry(message);
  }

  /** Sent once to who is there now, or to nobody. */
  volatile<N extends VolatileName>(name: N, room: string, payload: EventPayload<N>): void {
    const at = new Date().toISOString();
    const message = {
      room,
      name,
      payload: conformPayload(name, payload),
      at,
      key: '',
      rank: 0,
      right: null,
      volatile: true,
    };
    this.receive(message);
    this.#options.carry(message);
  }

  /** Takes what this server or another one has to say. Rooms nobody follows here cost one look-up. */
  receive(message: EphemeralEvent): void {
    const room = this.#options.tracker.rooms.get(message.room);
    if (!room) return;
    const periodMs = room.live.size * PER_FOLLOWER_MS;
    if (message.volatile) this.#deliver(message, MAX_RETRIES);
    else this.#coalescer.offer(`${message.room} ${message.key}`, message, message.rank, periodMs);
  }

  /** Sends some followers what the others of the room have already. */
  sendTo(connections: readonly Connection[], name: LatestName, room: string, payload: object): void {
    const namespace = parseRoom(room)?.namespace;
    if (!namespace || connections.length === 0) return;
    const meta = { room, at: new Date().toISOString() };
    const packet = encodePacket(namespace, name, payload, meta);
    for (const connection of connections) {
      if (connection instanceof SocketConnection) connection.write(packet);
      else connection.sendEphemeral(namespace, name, payload, meta);
    }
  }

  close(): void {
    this.#coalescer.close();
  }

  #deliver(message: EphemeralEvent, tries: number): void {
    const room = this.#options.tracker.rooms.get(message.room);
    if (!room || room.live.size === 0) return;
    if (message.right && !isAuthorisedBy(room, message.right)) {
      const { scope: key, version } = message.right;
      if (tries >= MAX_RETRIES || room.scope !== key) return;
      this.#options.tracker.offer({ kind: 'scope', key, version });
      this.#clock.setTimeout(() => this.#deliver(message, tries + 1), this.#options.timings.coalesce);
      return;
    }
    this.#send(room, message);
  }

  #send(room: TrackedRoom, { name, payload, at, volatile }: EphemeralEvent): void {
    const namespace = parseRoom(room.name)?.namespace;
    if (!namespace || this.#queues.waiting(room.name) >= MAX_QUEUED) return;
    const meta = { room: room.name, at };
    const packet = encodePacket(namespace, name, payload, meta);
    this.#queues.send(room.name, room.live, (followers) => {
      for (const follower of followers) {
        if (!(follower instanceof SocketConnection)) {
          if (follower instanceof Connection) follower.sendEphemeral(namespace, name, payload, meta);
        } else if (!volatile || follower.writable) follower.write(packet);
      }
    });
  }
}

const isAuthorisedBy = (room: TrackedRoom, { scope, version }: ScopeVersion): boolean =>
  !room.authorising && !room.owed && room.scope === scope && version <= room.version;
