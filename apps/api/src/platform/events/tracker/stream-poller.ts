import type { Database } from '@tidings/db';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { Signal } from '../../kernel/signal.ts';
import type { Bus } from '../bus/bus.ts';
import { authoriseMembers, readHeads } from '../catch-up/access.ts';
import { readEvents } from '../catch-up/catch-up.ts';
import type { TrackedRoom } from './tracked-room.ts';
import { Tracker } from './tracker.ts';
import { MAX_READ } from './tracker-ports.ts';

export type StreamPollerOptions = {
  db: Database;
  epoch: () => string;
  /** While it is unhealthy, heads are polled more often. */
  bus: Pick<Bus, 'healthy'>;
  onError: (error: unknown, doing: string) => void;
  onHealed: (room: string, events: number) => void;
  onWentBack: (room: string) => void;
  clock?: Clock;
  random?: () => number;
  timings: { gap: number; roomLinger: number; headsPoll: number; headsPollUnhealthy: number };
};

/** The tracker over PostgreSQL, and the poll of heads that makes the bus merely quick. */
export class StreamPoller {
  readonly tracker: Tracker;
  /** Who follows a room on this server changed. */
  readonly followersChanged = new Signal<[room: TrackedRoom]>();
  readonly #options: StreamPollerOptions;
  readonly #clock: Clock;
  #timer: unknown = null;
  #polling: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #closed = false;

  constructor(options: StreamPollerOptions) {
    const { db, epoch } = options;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.tracker = new Tracker({
      ports: {
        readAfter: async (room, offset) => {
          const range = { room, from: offset + 1, to: Number.MAX_SAFE_INTEGER };
          return readEvents(db, epoch(), range, MAX_READ);
        },
        readHeads: (rooms) => readHeads(db, rooms),
        authorise: (room, userIds) => authoriseMembers(db, room, userIds),
        epoch,
        onError: options.onError,
        onHealed: options.onHealed,
        onWentBack: options.onWentBack,
        onFollowers: (room) => this.followersChanged.emit(room),
      },
      timings: options.timings,
      ...(options.clock ? { clock: options.clock } : {}),
    });
  }

  start(): void {
    this.#schedule();
  }

  /** Compares heads now: after the bus came back, and in tests. A comparison that is under way may be too old to count. */
  async pollNow(): Promise<void> {
    if (this.#polling) this.#next ??= this.#polling.then(() => this.#poll());
    await (this.#next ?? this.#poll());
  }

  #poll(): Promise<void> {
    this.#next = null;
    this.#polling ??= this.tracker
      .pollHeads()
      .catch((error: unknown) => this.#options.onError(error, 'heads'))
      .finally(() => {
        this.#polling = null;
      });
    return this.#polling;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#clock.clearTimeout(this.#timer);
    await this.#polling;
    this.tracker.close();
  }

  #schedule(): void {
    if (this.#closed) return;
    const { headsPoll, headsPollUnhealthy } = this.#options.timings;
    const wait = this.#options.bus.healthy ? headsPoll : headsPollUnhealthy;
    // Only ever earlier than promised, and spread, so that servers do not ask in step.
    const spread = 0.8 + (this.#options.random ?? Math.random)() * 0.2;
    this.#timer = this.#clock.setTimeout(() => void this.pollNow().then(() => this.#schedule()), wait * spread);
  }
}
