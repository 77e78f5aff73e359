import type { Log } from '../telemetry/log.ts';
import type { JobType } from './define-job.ts';

/** A job as it stands in the table, claimed. `attempt` counts from 1; `correlationId` is that of the request behind it, or names the job. */
export type ClaimedJob = { id: string; kind: string; payload: unknown; attempt: number; correlationId: string };

/** A job as its handler gets it: the payload parsed. */
export type Job<P extends object = object> = Omit<ClaimedJob, 'payload'> & { payload: P };

/**
 * Does the jobs of one kind, `batch` at a time; what it does with `services` is its own. It may run twice for one job (a
 * server that dies in between), so its effect must bear that. When it throws, all jobs of the batch are tried again, each
 * alone.
 */
export type JobHandler<S> = {
  readonly job: JobType;
  readonly batch: number;
  readonly runMany: (jobs: readonly Job[], services: S, log: Log) => Promise<void>;
};

/** Handles jobs one at a time. */
export const handleJob = <P extends object, S>(
  job: JobType<P>,
  run: (job: Job<P>, services: S, log: Log) => Promise<void>,
): JobHandler<S> => ({
  job,
  batch: 1,
  runMany: async ([first], services, log) => {
    if (first) await run(first as Job<P>, services, log);
  },
});

/** Handles up to `batch` jobs in one go: for work that one statement does for many. */
export const handleJobs = <P extends object, S>(
  job: JobType<P>,
  batch: number,
  runMany: (jobs: readonly Job<P>[], services: S, log: Log) => Promise<void>,
): JobHandler<S> => ({
  job,
  batch,
  runMany: (jobs, services, log) => runMany(jobs as readonly Job<P>[], services, log),
});
