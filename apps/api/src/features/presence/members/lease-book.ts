import type { PresenceStatus } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { type Clock, systemClock } from '../../../platform/kernel/clock.ts';
import { statusHere } from './lease-model.ts';
import { write } from './repository.ts';

export type LeaseBookOptions = {
  db: Pick<Database, 'pool'>;
  serverId: string;
  timings: { coalesce: number; presenceBeat: number; presenceLinger: number };
  /** What each connection of a member to this server says of itself. */
  statusesOf: (userId: string) => PresenceStatus[];
  /** It was written how these are: whoever watches them looks again. */
  onWritten: (userIds: string[]) => void;
  onError: (error: unknown) => void;
  clock?: Clock;
};

const CHUNK = 500;

/**
 * How members are on this server, as rows: one a member, written in batches and only when it changes. That they stay costs nothing; they are
 * believed as long as this server says that it lives.
 */
export class LeaseBook {
  readonly #options: LeaseBookOptions;
  readonly #clock: Clock;
  readonly #written = new Map<string, PresenceStatus | 'unknown'>();
  readonly #changed = new Set<string>();
  #timer: unknown = null;
  #running = false;
  #open = false;

  constructor(options: LeaseBookOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Somebody came, went or is otherwise. */
  note(userId: string): void {
    this.#changed.add(userId);
    this.#soon();
  }

  /** This server is not believed any more, or is new: everything is written anew. */
  again(): void {
    this.#open = true;
    for (const userId of this.#written.keys()) {
      this.#written.set(userId, 'unknown');
      this.#changed.add(userId);
    }
    this.#soon();
  }

  get size(): number {
    return this.#written.size;
  }

  close(): void {
    this.#open = false;
    this.#clock.clearTimeout(this.#timer);
  }

  #soon(waitMs = this.#options.timings.coalesce): void {
    if (!this.#open || this.#running || this.#changed.size === 0) return;
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, waitMs);
  }

  #flush(): void {
    this.#running = true;
    this.#writeSome().then(
      () => this.#next(),
      (error: unknown) => {
        this.#options.onError(error);
        this.#next(this.#options.timings.presenceBeat);
      },
    );
  }

  #next(waitMs?: number): void {
    this.#running = false;
    this.#soon(waitMs);
  }

  async #writeSome(): Promise<void> {
    const { db, serverId, timings, statusesOf, onWritten } = this.#options;
    const ids = [...this.#changed].slice(0, CHUNK);
    for (const id of ids) this.#changed.delete(id);
    const all = ids
      .map((userId) => ({ userId, status: statusHere(statusesOf(userId)) }))
      .filter(({ userId, status }) => status !== (this.#written.get(userId) ?? null));
    if (all.length === 0) return;
    try {
      await write(db, serverId, all, timings.presenceLinger);
    } catch (error) {
      for (const id of ids) this.#changed.add(id);
      throw error;
    }
    for (const { userId, status } of all) {
      if (status) this.#written.set(userId, status);
      else this.#written.delete(userId);
    }
    onWritten(all.map(({ userId }) => userId));
  }
}
