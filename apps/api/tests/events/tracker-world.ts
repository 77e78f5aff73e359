import { type FakeClock, fakeClock } from '@tidings/testing';
import type { BusMessage, StoredEvent } from '../../src/platform/events/log/stored-event.ts';
import type { Follower } from '../../src/platform/events/tracker/tracked-room.ts';
import { Tracker } from '../../src/platform/events/tracker/tracker.ts';
import { Truth } from './tracker-truth.ts';

export const timings = { gap: 100, roomLinger: 60_000 };
export type Counters = Record<string, number>;

/** A member's connection in one room: what it was sent, checked as it comes. */
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
        authorise: (room, users) =>
          this.slow(() => {
            this.count('authorisations');
            const state = truth.state(room);
            const { allowed } = truth.scope(state.scope);
            return { ...state, allowed: new Set(users.filter((user) => allowed.has(user))) };
          }),
        onError: () => this.count('failures'),
        onHealed: () => this.count('gaps'),
      },
    });
    this.tracker.deliverTo({
      send: (event, live) => {
        for (const follower of live) follower.deliver(event);
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
