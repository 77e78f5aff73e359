import type { Log } from '../telemetry/log.ts';
import type { JobStore } from './job-store.ts';
import { backoffMs, type Job, type JobDefinition, type JobDefinitions, maxAttemptsOf } from './jobs.ts';

export type WorkerOptions = {
  store: JobStore;
  jobs: JobDefinitions;
  log: Log;
  /** Jobs at once. */
  concurrency?: number;
  timings: { jobPoll: number; jobLease: number; drain: number };
};

/**
 * Does the jobs that are due: looks at once when poked (after a commit that enqueued some) and every poll period, takes
 * what it has hands for, retries with growing pauses, and gives up into the dead letters.
 */
export class Worker {
  readonly #options: Required<WorkerOptions>;
  readonly #running = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #renewal: NodeJS.Timeout | null = null;
  #looking = false;
  #poked = false;
  #closed = false;

  constructor(options: WorkerOptions) {
    this.#options = { concurrency: 8, ...options };
  }

  async start(): Promise<void> {
    const { jobs, store, timings, log } = this.#options;
    for (const [kind, { everyMs }] of Object.entries(jobs)) if (everyMs !== undefined) await store.ensure(kind);
    this.#renewal = setInterval(() => {
      if (this.#running.size > 0)
        store
          .renew([...this.#running.keys()])
          .catch((error) => log.debug({ err: error }, 'A lease could not be renewed'));
    }, timings.jobLease / 3);
    this.poke();
  }

  /** There may be something to do now. */
  poke(): void {
    if (this.#closed) return;
    this.#poked = true;
    if (!this.#looking) void this.#look();
  }

  /** Takes nothing new and waits for what runs, at most as long as draining may take. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    const stopped = Promise.allSettled(this.#running.values());
    const patience = new Promise<void>((resolve) => setTimeout(resolve, this.#options.timings.drain).unref());
    await Promise.race([stopped, patience]);
    if (this.#renewal) clearInterval(this.#renewal);
  }

  async #look(): Promise<void> {
    const { store, jobs, concurrency, log, timings } = this.#options;
    this.#looking = true;
    if (this.#timer) clearTimeout(this.#timer);
    try {
      while (this.#poked && !this.#closed) {
        this.#poked = false;
        const free = concurrency - this.#running.size;
        if (free <= 0) break;
        const claimed = await store.claim(Object.keys(jobs), free);
        for (const job of claimed) this.#begin(job);
        if (claimed.length === free) this.#poked = true;
      }
    } catch (error) {
      log.debug({ error: String(error) }, 'Jobs must wait');
    } finally {
      this.#looking = false;
      if (!this.#closed) this.#timer = setTimeout(() => this.poke(), timings.jobPoll);
    }
  }

  #begin(job: Job): void {
    const work = this.#do(job).finally(() => {
      this.#running.delete(job.id);
      this.poke();
    });
    this.#running.set(job.id, work);
  }

  async #do(job: Job): Promise<void> {
    const { jobs, log } = this.#options;
    const definition = jobs[job.kind];
    if (!definition) return;
    try {
      const failure = await definition.run(job, log.child({ job: job.id, kind: job.kind })).then(
        () => null,
        (error: unknown) => String(error instanceof Error ? error.message : error).slice(0, 1000),
      );
      if (failure === null) await this.#finish(job, definition);
      else await this.#fail(job, definition, failure);
    } catch (error) {
      // What became of it could not be written down: its lease runs out and it is done again.
      log.warn({ error: String(error), job: job.id, kind: job.kind }, 'A job could not be concluded');
    }
  }

  #finish(job: Job, { everyMs }: JobDefinition): Promise<void> {
    const { store } = this.#options;
    return everyMs === undefined ? store.done(job.id) : store.later(job.id, everyMs, null);
  }

  async #fail(job: Job, definition: JobDefinition, error: string): Promise<void> {
    const { store, log } = this.#options;
    if (job.attempt < maxAttemptsOf(definition)) {
      log.warn({ job: job.id, kind: job.kind, attempt: job.attempt, error }, 'A job failed and is tried again');
      return store.later(job.id, backoffMs(job.attempt), error);
    }
    log.error({ job: job.id, kind: job.kind, attempt: job.attempt, error }, 'A job failed for good');
    return store.bury(job.id, error, definition.everyMs ?? null);
  }
}
