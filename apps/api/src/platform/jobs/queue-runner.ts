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
      const ids = [...this.#running.keys()].flatMap(({ jobs }) => jobs.map(({ id }) => id));
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
        const free = this.#concurrency - this.#running.size;
        if (free <= 0) break;
        const claimed = await this.#claim(free);
        for (const batch of batchesOf(claimed, this.#handlers)) this.#begin(batch);
        if (claimed.length >= free) this.#poked = true;
      }
    } catch (error) {
      log.debug({ err: error }, 'Could not look for due jobs; trying again at the next poll');
    } finally {
      this.#looking = false;
      if (!this.#closed) this.#timer = setTimeout(() => this.poke(), timings.jobPoll);
    }
  }

  /** At most as many batches as there are free hands: the largest batch decides how many jobs that may be. */
  #claim(free: number): Promise<ClaimedJob[]> {
    const kinds = [...this.#handlers.keys()];
    const batch = Math.max(...[...this.#handlers.values()].map((handler) => handler.batch));
    return this.#options.store.claim(kinds, free * batch);
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
