import { isCutShort, outageOf } from '@tidings/db';
import { TidingsError } from '../kernel/errors.ts';
import type { Log } from '../telemetry/log.ts';
import type { Batch } from './batches.ts';
import type { ClaimedJob, Job } from './job-handler.ts';
import type { JobStore } from './job-store.ts';
import { CUT_SHORT_MS, retryAfterMs } from './retry.ts';
import { inJob } from './running-job.ts';

/** How long a job waits where the database went away under it: that is no fault of its own, and no try. */
const AWAY_MS = 1000;

/**
 * What went wrong, in a line. `away`: the database was not there, which is no try. `leastMs`: the pause before the next try is
 * no shorter. Work past its time limit is a try: what is too large for it would else begin anew for ever, and nobody knew.
 */
function failureOf(error: unknown) {
  const cutShort = isCutShort(error);
  return {
    text: String(error instanceof Error ? error.message : error)
      .replaceAll('\0', '')
      .slice(0, 1000),
    leastMs: cutShort ? CUT_SHORT_MS : 0,
    away: !cutShort && (outageOf(error) !== null || (error instanceof TidingsError && error.code === 'UNAVAILABLE')),
  };
}

/** Does a batch and writes down what became of each of its jobs. Never rejects. */
export async function runBatch({ handler, jobs: claimed }: Batch, store: JobStore, log: Log): Promise<void> {
  const { job: type } = handler;
  const own = log.child({ kind: type.kind, jobs: claimed.map(({ id }) => id) });
  try {
    const jobs: Job[] = [];
    for (const job of claimed) {
      if (job.attempt > type.maxAttempts) {
        await bury(job, 'Its server ended at every try, or could not store the result');
        continue;
      }
      const payload = type.payload.safeParse(job.payload);
      if (payload.success) jobs.push({ ...job, payload: payload.data });
      else await bury(job, `The payload is not what the kind carries: ${payload.error.message}`);
    }
    if (jobs.length === 0) return;
    const failure = await inJob(type.kind, () => handler.runMany(jobs, undefined, own)).then(() => null, failureOf);
    if (failure?.away) for (const { id } of jobs) await store.postpone(id, AWAY_MS, failure.text);
    else if (failure === null) {
      if (type.everyMs === null) await store.done(jobs.map(({ id }) => id));
      else for (const { id } of jobs) await store.later(id, type.everyMs, null);
    } else for (const job of jobs) await fail(job, failure);
  } catch (error) {
    own.warn({ err: error }, 'Could not store the result of a job; it runs again when its lease ends');
  }

  async function fail({ id, attempt }: Job, { text, leastMs }: ReturnType<typeof failureOf>): Promise<void> {
    const waitMs = retryAfterMs(type, attempt);
    if (waitMs === null) return bury({ id, attempt }, text);
    own.warn({ job: id, attempt, error: text }, 'A job failed; trying again after a pause');
    await store.later(id, Math.max(waitMs, leastMs), text);
  }

  async function bury({ id, attempt }: Pick<ClaimedJob, 'id' | 'attempt'>, error: string): Promise<void> {
    own.error({ job: id, attempt, error }, 'A job failed for the last time; moved it to the dead letters');
    await store.bury(id, error, type.everyMs);
  }
}
