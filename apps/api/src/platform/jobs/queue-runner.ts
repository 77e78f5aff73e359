import type { Log } from '../telemetry/log.ts';
import { type Batch, batchesOf } from './batches.ts';
import type { ClaimedJob, JobHandler } from './job-handler.ts';
import type { JobStore } from './job-store.ts';
import { runBatch } from './run-batch.ts';

type Options = {
  store: JobStore;
  handlers: readonly JobHandler<undefined>[];
  log: Log;
  timings: { jobPoll: number; jobLease: number; drain: number };
};

/**
 * One queue on one server: looks at once when poked (after a commit that enqueued something) and every poll period, and
 * takes what it has hands for. What runs keeps its lease.
 */
export class QueueRunner {
  readonly #options: Options;
  readonly #handlers: ReadonlyMap<string, JobHandler<undefined>>;
  readonly #concurrency: number;
  readonly #running = new Map<Batch, Promise<void>>();
  /** Claimed, and not begun for want of a free hand. */
  #waiting: Batch[] = [];
  #timer: NodeJS.Timeout | null = null;
  #renewal: NodeJS.Timeout | null = null;
  #looking = false;
  #poked = false;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#handlers = new Map(options.handlers.map((handler) => [handler.job.kind, handler]));
    this.#concurrency = options.handlers[0]?.job.queue.concurrency ?? 1;
  }

  start(): void {
    const { store, timings, log } = this.#options;
    this.#renewal = setInterval(() => {
      const ids = this.#held();
      if (ids.length === 0) return;
      store
        .renew(ids)
        .catch((error) =>
          log.debug({ err: error }, 'Could not renew the leases of running jobs; trying again before they end'),
        );
    }, timings.jobLease / 3);
    this.poke();
  }

  poke(): void {
    if (this.#closed) return;
    this.#poked = true;
    if (!this.#looking) void this.#look();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    const stopped = Promise.allSettled(this.#running.values());
    const patience = new Promise<void>((resolve) => setTimeout(resolve, this.#options.timings.drain).unref());
    const waiting = this.#waiting.splice(0).flatMap(({ jobs }) => jobs.map(({ id }) => id));
    const { store, log } = this.#options;
    const released = waiting.length === 0 ? undefined : store.release(waiting);
    await released?.catch((error) =>
      log.debug({ err: error }, 'Could not give jobs back; they run when their leases end'),
    );
    await Promise.race([stopped, patience]);
    if (this.#renewal) clearInterval(this.#renewal);
  }

  async #look(): Promise<void> {
    const { log, timings } = this.#options;
    this.#looking = true;
    if (this.#timer) clearTimeout(this.#timer);
    try {
      while (this.#poked && !this.#closed) {
        this.#poked = false;
        this.#beginWaiting();
        const free = this.#concurrency - this.#running.size;
        if (free <= 0) break;
        const claimed = await this.#claim(free);
        this.#waiting.push(...batchesOf(claimed, this.#handlers));
        if (claimed.length >= free) this.#poked = true;
        this.#beginWaiting();
      }
    } catch (error) {
      log.debug({ err: error }, 'Could not look for due jobs; trying again at the next poll');
    } finally {
      this.#looking = false;
      if (!this.#closed) this.#timer = setTimeout(() => this.poke(), timings.jobPoll);
    }
  }

  /** What this server runs or will run next. */
  #held(): string[] {
    return [...this.#running.keys(), ...this.#waiting].flatMap(({ jobs }) => jobs.map(({ id }) => id));
  }

  #beginWaiting(): void {
    const free = this.#closed ? 0 : this.#concurrency - this.#running.size;
    for (const batch of this.#waiting.splice(0, Math.max(0, free))) this.#begin(batch);
  }

  /** The largest batch decides how many jobs the free hands may take; batches there is no hand for yet wait. */
  #claim(free: number): Promise<ClaimedJob[]> {
    const kinds = [...this.#handlers.keys()];
    const batch = Math.max(...[...this.#handlers.values()].map((handler) => handler.batch));
    return this.#options.store.claim(kinds, free * batch, this.#held());
  }

  #begin(batch: Batch): void {
    const { store, log } = this.#options;
    const work = runBatch(batch, store, log).finally(() => {
      this.#running.delete(batch);
      this.poke();
    });
    this.#running.set(batch, work);
  }
}
