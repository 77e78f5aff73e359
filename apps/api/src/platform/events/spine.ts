import type { Database } from '@tidings/db';
import { judgeMembers, readHeads } from './access.ts';
import type { Bus } from './bus/bus.ts';
import { catchUpLimits, readEvents } from './catch-up.ts';
import type { StoredEvent } from './stored-event.ts';
import type { Follower } from './tracked-room.ts';
import { Tracker } from './tracker.ts';

export type SpineOptions = {
  db: Database;
  epoch: () => string;
  bus: () => Bus;
  fanOut: (event: StoredEvent, followers: ReadonlySet<Follower>) => void;
  onError: (error: unknown, doing: string) => void;
  onHealed: (room: string, events: number) => void;
  timings: { gap: number; roomLinger: number; headsPoll: number; headsPollUnhealthy: number };
};

/** The tracker over PostgreSQL, and the poll of heads that makes the bus merely quick. */
export class Spine {
  readonly tracker: Tracker;
  readonly #options: SpineOptions;
  #timer: NodeJS.Timeout | null = null;
  #polling: Promise<void> | null = null;
  #closed = false;

  constructor(options: SpineOptions) {
    const { db, epoch } = options;
    this.#options = options;
    this.tracker = new Tracker(
      {
        readAfter: async (room, offset) => {
          const found = await readEvents(
            db,
            epoch(),
            [{ room, from: offset + 1, to: Number.MAX_SAFE_INTEGER }],
            catchUpLimits.events,
          );
          return found.get(room) ?? [];
        },
        readHeads: (rooms) => readHeads(db, rooms),
        judge: (room, userIds) => judgeMembers(db, room, userIds),
        fanOut: options.fanOut,
        epoch,
        onError: options.onError,
        onHealed: options.onHealed,
      },
      options.timings,
    );
  }

  start(): void {
    this.#schedule();
  }

  /** Compares heads now: after the bus came back, and in tests. */
  async pollNow(): Promise<void> {
    this.#polling ??= this.tracker
      .pollHeads()
      .catch((error: unknown) => this.#options.onError(error, 'heads'))
      .finally(() => {
        this.#polling = null;
      });
    await this.#polling;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#polling;
    this.tracker.close();
  }

  #schedule(): void {
    if (this.#closed) return;
    const { headsPoll, headsPollUnhealthy } = this.#options.timings;
    const wait = this.#options.bus().healthy ? headsPoll : headsPollUnhealthy;
    this.#timer = setTimeout(
      () => void this.pollNow().then(() => this.#schedule()),
      wait * (0.9 + Math.random() * 0.2),
    );
  }
}
