import type { PresenceStatePayload } from '@tidings/contracts';
import type { TrackedRoom } from '../../platform/events/tracker/tracked-room.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { type Clock, systemClock } from '../../platform/kernel/clock.ts';
import { Connection } from '../../platform/realtime/connection/connection.ts';
import type { EphemeralEvents } from '../../platform/realtime/delivery/ephemeral-events.ts';
import { showsPresence } from '../../platform/rooms/room-rules.ts';
import { presentPerson } from '../identity/index.ts';
import { ChoiceEnds } from './choice/choice-ends.ts';
import { Elsewhere, type PresenceMessage } from './elsewhere.ts';
import { chosenNow } from './policy.ts';
import { type Present, presentPeople, type Status } from './presenter.ts';

export type { PresenceMessage } from './elsewhere.ts';

export type PresenceOptions = {
  serverId: string;
  live: Pick<EphemeralEvents, 'latest' | 'sendTo'>;
  roomOf: (name: string) => TrackedRoom | undefined;
  /** Sends the other servers who is here; absent for a server alone. */
  carry: ((message: PresenceMessage) => void) | null;
  clock?: Clock;
  timings: { coalesce: number; presenceLease: number };
};
/** What others say runs out soon after its lease: it is looked at so often in one, and said anew at each fourth look. */
const LOOKS = 8;
const RENEWED_OF_LOOKS = 4;

type Published = { state: string; connections: WeakSet<Connection> };

/**
 * Who has a topic open: published to the topic when it changes, coalesced, and to a newcomer at once. Each server knows its
 * own connections and what the others said within a lease, so a dead server's people go by themselves.
 */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #clock: Clock;
  readonly #statuses = new WeakMap<Connection, Status>();
  readonly #elsewhere: Elsewhere;
  readonly #published = new Map<string, Published>();
  readonly #changed = new Set<string>();
  readonly #ends: ChoiceEnds;
  #turn = 1;
  #timer: unknown = null;
  #renewal: unknown = null;

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#elsewhere = new Elsewhere(options.timings.presenceLease, this.#clock);
    this.#ends = new ChoiceEnds(this.#clock, (room) => this.#later(room));
    if (options.carry) this.#renew();
  }

  /** Who follows a room changed. */
  followersChanged(room: TrackedRoom): void {
    if (showsPresence(room.name)) this.#later(room.name);
  }

  setStatus(connection: Connection, status: Status): void {
    this.#statuses.set(connection, status);
    for (const room of connection.rooms.keys()) if (showsPresence(room)) this.#later(room);
  }

  /** Their name, or whether they want to be seen, changed. */
  memberChanged(userId: string): void {
    for (const room of this.#published.keys()) {
      for (const follower of this.#options.roomOf(room)?.live ?? []) if (follower.userId === userId) this.#later(room);
    }
  }

  /** How a connection looks to others: what was chosen by hand comes before what it says of itself. */
  statusOf = (connection: Connection): Status => {
    const chosen = chosenNow(connection.actor, Date.now());
    const said = this.saidOf(connection);
    if (connection.actor.presenceHidden || said === 'hidden') return 'hidden';
    return chosen ?? said;
  };

  /** What a connection says of itself, whatever was chosen by hand. */
  saidOf = (connection: Connection): Status => this.#statuses.get(connection) ?? 'online';

  isHidden = (connection: Connection): boolean => this.statusOf(connection) === 'hidden';

  /** Takes what another server says of its people. */
  receive(message: PresenceMessage): void {
    if (message.server === this.#options.serverId) return;
    if (message.asks && this.#options.roomOf(message.room)?.live.size) this.#carry(message.room, false);
    this.#elsewhere.note(message);
    if (this.#options.roomOf(message.room)) this.#later(message.room);
  }

  close(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#clock.clearTimeout(this.#renewal);
    this.#ends.close();
    for (const room of this.#published.keys())
      this.#options.carry?.({ server: this.#options.serverId, room, people: [], asks: false });
  }

  #later(room: string): void {
    this.#changed.add(room);
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = null;
      const rooms = [...this.#changed];
      this.#changed.clear();
      for (const name of rooms) this.#publish(name);
    }, this.#options.timings.coalesce);
  }

  #here(room: string): Present[] {
    const present: Present[] = [];
    for (const follower of this.#options.roomOf(room)?.live ?? []) {
      if (!(follower instanceof Connection)) continue;
      present.push({ person: presentPerson(follower.actor), status: this.statusOf(follower) });
    }
    return present;
  }

  #actorsIn(room: TrackedRoom | undefined): Actor[] {
    return [...(room?.live ?? [])].flatMap((follower) => (follower instanceof Connection ? follower.actor : []));
  }

  #publish(name: string): void {
    const room = this.#options.roomOf(name);
    this.#ends.watch(name, this.#actorsIn(room));
    const published = this.#published.get(name);
    if (!room || room.live.size === 0) {
      this.#published.delete(name);
      if (published) this.#carry(name, false);
      return;
    }
    const payload: PresenceStatePayload = presentPeople([...this.#here(name), ...this.#elsewhere.in(name)]);
    const state = JSON.stringify(payload);
    const connections = [...room.live].filter((follower) => follower instanceof Connection);
    if (published?.state === state) {
      const newcomers = connections.filter((connection) => !published.connections.has(connection));
      this.#options.live.sendTo(newcomers, 'presence:state', name, payload);
    } else {
      this.#options.live.latest('presence:state', name, { key: '', here: true, payload });
      this.#carry(name, published === undefined);
    }
    this.#published.set(name, { state, connections: new WeakSet(connections) });
  }

  #carry(room: string, asks: boolean): void {
    const people = this.#here(room)
      .filter(({ status }) => status !== 'hidden')
      .slice(0, 200);
    this.#options.carry?.({ server: this.#options.serverId, room, people, asks });
  }

  #renew(): void {
    this.#renewal = this.#clock.setTimeout(() => {
      if (this.#turn++ % RENEWED_OF_LOOKS === 0) for (const room of this.#published.keys()) this.#carry(room, false);
      for (const room of this.#elsewhere.expire()) this.#later(room);
      this.#renew();
    }, this.#options.timings.presenceLease / LOOKS);
  }
}
