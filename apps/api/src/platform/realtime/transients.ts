import { type EventPayload, type LatestName, parseRoom, type VolatileName } from '@tidings/contracts';
import { type Clock, systemClock } from '../clock.ts';
import { conformPayload } from '../contract/contract.ts';
import type { TrackedRoom } from '../events/tracked-room.ts';
import type { Tracker } from '../events/tracker.ts';
import { Coalescer } from './coalescer.ts';
import { Connection } from './connection.ts';
import { Link } from './link.ts';
import { encodePacket } from './packet.ts';
import { RoomQueues } from './room-queues.ts';
import type { TimeSlices } from './time-slices.ts';

/** The right something was read under: only followers judged by it, or later, may see it. */
export type Right = { scope: string; version: number };

/** An event that is not stored. `key` and `rank` say which earlier one of the room it replaces. */
export type Transient = {
  room: string;
  name: string;
  payload: object;
  at: string;
  volatile: boolean;
  key: string;
  rank: number;
  right: Right | null;
};

type Latest<N extends LatestName> = {
  key: string;
  rank?: number;
  right?: Right;
  here?: boolean;
  payload: EventPayload<N>;
};

export type TransientOptions = {
  tracker: () => Tracker;
  /** Hands a message to the other servers, best effort. */
  carry: (message: Transient) => void;
  clock?: Clock;
  slices?: TimeSlices;
  timings: { coalesce: number };
};

const MAX_RETRIES = 8;
/** Messages of one room that may wait to be sent; a newer one or a refetch replaces what is not. */
const MAX_QUEUED = 16;
/** Telling one follower costs some 20 µs: what goes to very many comes less often, and takes a fifth of a core at most. */
const PER_FOLLOWER_MS = 0.1;

/**
 * The latest and volatile classes (PROTOCOL §3): never stored, coalesced to four a second per room and key, sent to the
 * live followers on every server. What was read under a right is held back until the followers were judged by it.
 */
export class Transients {
  readonly #options: TransientOptions;
  readonly #clock: Clock;
  readonly #coalescer: Coalescer<Transient>;
  readonly #queues: RoomQueues;

  constructor(options: TransientOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#queues = new RoomQueues(options.slices);
    this.#coalescer = new Coalescer(this.#clock, options.timings.coalesce, (message) => this.#deliver(message, 0));
  }

  /** Replaces what was last sent under this key in the room; a lower rank than that is old news. `here`: this server only. */
  latest<N extends LatestName>(name: N, room: string, { key, rank = 0, right, here, payload }: Latest<N>): void {
    const at = new Date().toISOString();
    const message = {
      ...{ room, name, at, rank, right: right ?? null },
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
      ...{ room, name, payload: conformPayload(name, payload), at },
      key: '',
      rank: 0,
      right: null,
      volatile: true,
    };
    this.receive(message);
    this.#options.carry(message);
  }

  /** Takes what this server or another one has to say. Rooms nobody follows here cost one look-up. */
  receive(message: Transient): void {
    const room = this.#options.tracker().rooms.get(message.room);
    if (!room) return;
    const periodMs = room.live.size * PER_FOLLOWER_MS;
    if (message.volatile) this.#deliver(message, MAX_RETRIES);
    else this.#coalescer.offer(`${message.room} ${message.key}`, message, message.rank, periodMs);
  }

  /** Tells some followers what the others of the room know already. */
  tellSome(links: readonly Link[], name: LatestName, room: string, payload: object): void {
    const namespace = parseRoom(room)?.namespace;
    if (!namespace || links.length === 0) return;
    const meta = { room, at: new Date().toISOString() };
    const packet = encodePacket(namespace, name, payload, meta);
    for (const link of links) {
      if (link instanceof Connection) link.write(packet);
      else link.pass(namespace, name, payload, meta);
    }
  }

  close(): void {
    this.#coalescer.close();
  }

  #deliver(message: Transient, tries: number): void {
    const room = this.#options.tracker().rooms.get(message.room);
    if (!room || room.live.size === 0) return;
    if (message.right && !isJudgedBy(room, message.right)) {
      const { scope: key, version } = message.right;
      if (tries >= MAX_RETRIES || room.scope !== key) return;
      this.#options.tracker().offer({ kind: 'scope', key, version });
      this.#clock.setTimeout(() => this.#deliver(message, tries + 1), this.#options.timings.coalesce);
      return;
    }
    this.#send(room, message);
  }

  #send(room: TrackedRoom, { name, payload, at, volatile }: Transient): void {
    const namespace = parseRoom(room.name)?.namespace;
    if (!namespace || this.#queues.waiting(room.name) >= MAX_QUEUED) return;
    const meta = { room: room.name, at };
    const packet = encodePacket(namespace, name, payload, meta);
    this.#queues.send(room.name, room.live, (followers) => {
      for (const follower of followers) {
        if (!(follower instanceof Connection)) {
          if (follower instanceof Link) follower.pass(namespace, name, payload, meta);
        } else if (!volatile || follower.writable) follower.write(packet);
      }
    });
  }
}

const isJudgedBy = (room: TrackedRoom, { scope, version }: Right): boolean =>
  !room.judging && !room.owed && room.scope === scope && version <= room.version;
