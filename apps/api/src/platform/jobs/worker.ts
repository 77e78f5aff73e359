import type { Log } from '../telemetry/log.ts';
import type { JobHandler } from './job-handler.ts';
import type { JobStore } from './job-store.ts';
import { QueueRunner } from './queue-runner.ts';

export type WorkerOptions<S> = {
  store: JobStore;
  handlers: readonly JobHandler<S>[];
  /** Given to every handler. */
  services: S;
  log: Log;
  timings: { jobPoll: number; jobLease: number; jobUnknown: number; drain: number };
};

/** Does the jobs that are due, each queue with its own hands, and puts away what no server knows how to do. */
export class Worker<S = unknown> {
  readonly #store: JobStore;
  readonly #kinds: readonly string[];
  readonly #recurring: readonly string[];
  readonly #queues: readonly QueueRunner[];
  readonly #log: Log;
  readonly #unknownMs: number;
  #sweep: NodeJS.Timeout | null = null;

  /** Throws when two handlers do the same kind. */
  constructor({ store, handlers, services, log, timings }: WorkerOptions<S>) {
    this.#store = store;
    this.#log = log;
    this.#unknownMs = timings.jobUnknown;
    this.#kinds = handlers.map(({ job }) => job.kind);
    const twice = this.#kinds.find((kind, at) => this.#kinds.indexOf(kind) !== at);
    if (twice) throw new Error(`Two features handle jobs of kind ${twice}.`);
    this.#recurring = handlers.filter(({ job }) => job.everyMs !== null).map(({ job }) => job.kind);
    const byQueue = Map.groupBy(handlers, ({ job }) => job.queue.name);
    this.#queues = [...byQueue.values()].map(
      (some) => new QueueRunner({ store, log, timings, handlers: some.map((handler) => bound(handler, services)) }),
    );
  }

  /** Makes sure that recurring jobs are there and looks for what is due. */
  async start(): Promise<void> {
    for (const kind of this.#recurring) await this.#store.ensure(kind);
    for (const queue of this.#queues) queue.start();
    this.#sweep = setInterval(() => void this.#buryUnknown(), Math.max(1000, this.#unknownMs / 2));
  }

  /** Takes a message of the bus: jobs were committed, so there may be something to do now. */
  offer(message: { kind: string }): void {
    if (message.kind !== 'jobs') return;
    for (const queue of this.#queues) queue.poke();
  }

  /** Takes nothing new and waits for what runs, at most as long as draining may take. */
  async close(): Promise<void> {
    if (this.#sweep) clearInterval(this.#sweep);
    await Promise.all(this.#queues.map((queue) => queue.close()));
  }

  /** During a deployment newer servers enqueue what this one does not know: it waits for them a while. */
  async #buryUnknown(): Promise<void> {
    try {
      const kinds = await this.#store.buryUnknown(this.#kinds, this.#unknownMs);
      if (kinds.length > 0)
        this.#log.error({ kinds }, 'No server handles jobs of these kinds; moved them to the dead letters');
    } catch (error) {
      this.#log.debug({ err: error }, 'Could not look for jobs that no server handles; trying again at the next sweep');
    }
  }
}

const bound = <S>(handler: JobHandler<S>, services: S): JobHandler<undefined> => ({
  job: handler.job,
  batch: handler.batch,
  runMany: (jobs, _none, log) => handler.runMany(jobs, services, log),
});
