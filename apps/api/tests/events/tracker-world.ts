import { type FakeClock, fakeClock } from '@tidings/testing';
import type { BusMessage, StoredEvent } from '../../src/platform/events/stored-event.ts';
import type { Follower } from '../../src/platform/events/tracked-room.ts';
import { Tracker } from '../../src/platform/events/tracker.ts';

export const roomNames = ['topic:a', 'topic:b', 'topic:c'] as const;
export const scopeNames = ['category:x', 'category:y'] as const;
export const userNames = ['u0', 'u1', 'u2', 'u3'] as const;
export const timings = { gap: 100, roomLinger: 60_000 };

type Stored = StoredEvent & { serial: number };
/** `under`: every right the room has stood under, each from a serial on. */
type DbRoom = { scope: string; events: Stored[]; under: { key: string; from: number }[] };
type DbScope = { version: number; allowed: Set<string> };
export type Counters = Record<string, number>;

/** The database of the model: committed facts, and who was entitled when, in one order of commits. */
export class Truth {
  epoch = 'e1';
  serial = 0;
  readonly rooms = new Map<string, DbRoom>();
  readonly scopes = new Map<string, DbScope>();
  /** Per scope and user: the spans of serials in which they were entitled; the last one may be open. */
  readonly spans = new Map<string, { from: number; to: number }[]>();

  constructor() {
    for (const key of scopeNames) {
      this.scopes.set(key, { version: 1, allowed: new Set() });
      for (const user of userNames) this.allow(key, user);
    }
    for (const room of roomNames)
      this.rooms.set(room, { scope: scopeNames[0], events: [], under: [{ key: scopeNames[0], from: 0 }] });
  }

  room(name: string): DbRoom {
    const found = this.rooms.get(name);
    if (!found) throw new Error(`no room ${name}`);
    return found;
  }

  scope(key: string): DbScope {
    const found = this.scopes.get(key);
    if (!found) throw new Error(`no scope ${key}`);
    return found;
  }

  head = (name: string): number => this.room(name).events.length;

  commit(name: string): BusMessage {
    const room = this.room(name);
    const serial = ++this.serial;
    const event: Stored = {
      ...{ room: name, epoch: this.epoch, offset: room.events.length + 1, serial, name: 'reply:created', at: '' },
      ...{ id: `${this.epoch}-${serial}`, payload: {}, correlationId: '' },
      ...{ scope: room.scope, version: this.scope(room.scope).version },
    };
    room.events.push(event);
    return { kind: 'event', event };
  }

  allow(key: string, user: string): void {
    const { allowed } = this.scope(key);
    if (allowed.has(user)) return;
    allowed.add(user);
    const spans = this.spans.get(`${key}/${user}`) ?? [];
    this.spans.set(`${key}/${user}`, spans);
    spans.push({ from: ++this.serial, to: Number.POSITIVE_INFINITY });
  }

  remove(key: string, user: string): BusMessage | null {
    const scope = this.scope(key);
    if (!scope.allowed.delete(user)) return null;
    scope.version += 1;
    const span = this.spans.get(`${key}/${user}`)?.at(-1);
    if (span) span.to = ++this.serial;
    return { kind: 'scope', key, version: scope.version };
  }

  /** The move is an event of the room, as a topic that is moved has one. */
  rescope(name: string, key: string): BusMessage {
    const room = this.room(name);
    room.scope = key;
    room.under.push({ key, from: this.serial + 1 });
    return this.commit(name);
  }

  /** A restore: the newest events of every room are gone, and a new epoch begins. */
  goBack(count: number, epoch: string): void {
    this.epoch = epoch;
    for (const room of this.rooms.values()) {
      room.events = room.events.slice(0, Math.max(0, room.events.length - count));
      for (const event of room.events) event.epoch = epoch;
    }
  }

  state(name: string) {
    const { scope, events } = this.room(name);
    return { head: events.length, scope, version: this.scope(scope).version };
  }

  /** Was this member entitled to the event at some moment since it was committed, whatever the room stood under then? */
  everEntitled(event: Stored, user: string): boolean {
    const { under } = this.room(event.room);
    return under.some(({ key, from }, index) => {
      const until = under[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      const spans = this.spans.get(`${key}/${user}`) ?? [];
      return spans.some((span) => Math.min(span.to, until) > Math.max(event.serial, from, span.from));
    });
  }
}

/** A member's connection in one room: what it was told, checked as it comes. */
export class ModelFollower implements Follower {
  readonly userId: string;
  state: 'out' | 'joining' | 'live' | 'lagging' = 'out';
  position = 0;
  epoch = '';
  readonly #check: (follower: ModelFollower, event: StoredEvent) => void;
  readonly #expelled: () => void;

  constructor(userId: string, check: (follower: ModelFollower, event: StoredEvent) => void, expelled: () => void) {
    this.userId = userId;
    this.#check = check;
    this.#expelled = expelled;
  }

  deliver(event: StoredEvent): void {
    this.#check(this, event);
  }

  removed(): void {
    this.#expelled();
    this.state = 'out';
  }
}

/** One server's tracker between that database, a bus in the hands of the model, and database calls that take their time. */
export class World {
  readonly truth = new Truth();
  readonly clock: FakeClock = fakeClock();
  readonly bus: BusMessage[] = [];
  readonly calls: (() => void)[] = [];
  readonly counters: Counters;
  readonly violations: string[] = [];
  readonly tracker: Tracker;
  readonly followers = new Map<string, ModelFollower>();
  failing = false;

  constructor(counters: Counters) {
    this.counters = counters;
    const { truth } = this;
    this.tracker = new Tracker({
      clock: this.clock,
      timings,
      ports: {
        epoch: () => truth.epoch,
        readAfter: (room, offset) => this.slow(() => truth.room(room).events.slice(offset, offset + 500)),
        readHeads: (rooms) => this.slow(() => rooms.map((room) => ({ room, ...truth.state(room) }))),
        judge: (room, users) =>
          this.slow(() => {
            this.count('judgements');
            const state = truth.state(room);
            const { allowed } = truth.scope(state.scope);
            return { ...state, allowed: new Set(users.filter((user) => allowed.has(user))) };
          }),
        fanOut: (event, live) => {
          for (const follower of live) follower.deliver(event);
        },
        onError: () => this.count('failures'),
        onHealed: () => this.count('gaps'),
      },
    });
  }

  count(name: string): void {
    this.counters[name] = (this.counters[name] ?? 0) + 1;
  }

  /** A statement is sent, runs at one moment, and answers at another. */
  async slow<T>(work: () => T): Promise<T> {
    await new Promise<void>((resolve) => this.calls.push(resolve));
    if (this.failing) throw new Error('the database is away');
    const result = structuredClone(work());
    await new Promise<void>((resolve) => this.calls.push(resolve));
    return result;
  }

  follower(user: string, room: string): ModelFollower {
    const key = `${user} ${room}`;
    const known =
      this.followers.get(key) ??
      new ModelFollower(
        user,
        (f, event) => this.#received(f, event),
        () => this.count('expelled'),
      );
    this.followers.set(key, known);
    return known;
  }

  async join(user: string, room: string): Promise<void> {
    const follower = this.follower(user, room);
    if (follower.state === 'joining') return;
    follower.state = 'joining';
    this.tracker.hold(room, follower);
    const { epoch } = this.truth;
    const at = await this.slow(() => {
      const state = this.truth.state(room);
      return this.truth.scope(state.scope).allowed.has(user) ? state : null;
    }).catch(() => null);
    if (follower.state !== 'joining' || !at || epoch !== this.truth.epoch) {
      follower.state = 'out';
      this.tracker.leave(room, follower);
      return;
    }
    follower.position = at.head;
    follower.epoch = epoch;
    const settled = this.tracker.settle(room, follower, at);
    this.count(`settled ${settled.state}`);
    follower.state = settled.state === 'live' ? 'live' : settled.state === 'behind' ? 'lagging' : 'out';
    if (settled.state === 'live') for (const event of settled.events) follower.deliver(event);
  }

  leave(user: string, room: string): void {
    const follower = this.follower(user, room);
    follower.state = 'out';
    this.tracker.leave(room, follower);
  }

  /** A new epoch ends every connection. */
  reset(count: number): void {
    this.count('epochs');
    this.truth.goBack(count, `e${Number(this.truth.epoch.slice(1)) + 1}`);
    this.tracker.reset();
    for (const [key, follower] of this.followers) {
      follower.state = 'out';
      this.tracker.leave(key.slice(key.indexOf(' ') + 1), follower);
    }
  }

  #received(follower: ModelFollower, event: StoredEvent): void {
    const where = `${follower.userId} in ${event.room} at ${event.offset}`;
    if (follower.state !== 'live') this.violations.push(`${where}: sent to somebody who is ${follower.state}`);
    // Lower than its position: clients drop it (PROTOCOL §6). It is not applied, but it must be true and allowed.
    if (event.offset <= follower.position) this.count('repeated');
    else if (event.offset !== follower.position + 1) this.violations.push(`I2 ${where}: after ${follower.position}`);
    const stored = this.truth.room(event.room).events[event.offset - 1];
    if (stored?.id !== event.id) this.violations.push(`I3 ${where}: not what was committed`);
    else if (!this.truth.everEntitled(stored, follower.userId)) {
      this.violations.push(`I4 ${where}: committed after the removal`);
    }
    follower.position = Math.max(follower.position, event.offset);
    this.count('delivered');
  }
}
