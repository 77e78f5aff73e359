import type { Database } from '@tidings/db';
import { readHeads } from '../catch-up/access.ts';
import { readEvents } from '../catch-up/catch-up.ts';
import type { StoredEvent } from '../log/stored-event.ts';
import type { Follower } from './tracked-room.ts';
import type { Tracker } from './tracker.ts';

const MAX_TRIES = 10;
const RETRY_MS = 500;

type InternalOptions = {
  db: Database;
  tracker: Tracker;
  epoch: () => string;
  room: string;
  take: (event: StoredEvent) => void;
  /** Reads what the room's events stand for. It runs after the room is followed, so that nothing falls between. */
  load: () => Promise<void>;
  onError: (error: unknown) => void;
};

/** A room no client can join, followed by the server itself, gapless like any other (PROTOCOL §5: revocations). */
export class InternalRoom {
  readonly #options: InternalOptions;
  readonly #follower: Follower;
  #working: Promise<void> | null = null;
  #due = false;
  #closed = false;

  constructor(options: InternalOptions) {
    this.#options = options;
    this.#follower = { userId: null, deliver: options.take, removed: () => undefined };
  }

  /** Follows the room from now on and loads what it stands for. */
  async begin(): Promise<void> {
    await this.#follow();
    await this.#options.load();
  }

  /** After a new epoch: begins again, and tries until it succeeded. */
  again(): void {
    this.#due = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Follows it no longer. */
  leave(): void {
    this.#closed = true;
    this.#options.tracker.leave(this.#options.room, this.#follower);
  }

  close(): void {
    this.#closed = true;
  }

  async #work(): Promise<void> {
    while (this.#due && !this.#closed) {
      this.#due = false;
      try {
        await this.begin();
      } catch (error) {
        this.#options.onError(error);
        this.#due = true;
        await new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  async #follow(): Promise<void> {
    const { db, tracker, epoch, room, take } = this.#options;
    let reached: number | null = null;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      tracker.hold(room, this.#follower);
      const [at] = await readHeads(db, [room]);
      if (!at)
        throw new Error(`The database has no stream ${room}: run the migrations (the server does at its start).`);
      if (reached !== null && at.head > reached) {
        for (const event of await readEvents(db, epoch(), { room, from: reached + 1, to: at.head })) take(event);
      }
      reached = at.head;
      const settled = tracker.settle(room, this.#follower, at);
      if (settled.state !== 'live') continue;
      for (const event of settled.events) take(event);
      return;
    }
    throw new Error(`Could not catch up with the room ${room}.`);
  }
}
