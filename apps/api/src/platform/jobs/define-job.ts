import { uuidv7 } from '@tidings/db';
import type { z } from 'zod';
import { backoffMs, MAX_ATTEMPTS } from './retry.ts';

/** Jobs that share hands: at most so many of them run at once on a server, others do not wait behind them. */
export type Queue = { readonly name: string; readonly concurrency: number };
export const defaultQueue: Queue = { name: 'default', concurrency: 8 };

/** A kind of job and what it carries. */
export type JobType<P extends object = object> = {
  readonly kind: string;
  readonly payload: z.ZodType<P>;
  readonly queue: Queue;
  /** Tries before it is put among the dead letters. */
  readonly maxAttempts: number;
  /** How long to wait after a failed try, in ms; `attempt` counts from 1. */
  readonly backoffMs: (attempt: number) => number;
  /** A recurring job: due again this many ms after it ended, for ever. There is one of it over all servers. */
  readonly everyMs: number | null;
};

type Options = Partial<Pick<JobType, 'queue' | 'maxAttempts' | 'backoffMs' | 'everyMs'>>;

/** Declares a kind of job. What is enqueued and what its handler gets are typed by the schema, and parsed by it. */
export const defineJob = <P extends object>(
  kind: string,
  payload: z.ZodType<P>,
  options: Options = {},
): JobType<P> => ({
  kind,
  payload,
  queue: defaultQueue,
  maxAttempts: MAX_ATTEMPTS,
  backoffMs,
  everyMs: null,
  ...options,
});

/**
 * `uniqueKey`: there is one job with this key; a later one takes its place, with its own payload and the earlier of both
 * times. Where the first is being run, the later one runs as well: it has seen more. Due at `dueAt`, after `delayMs`, or now.
 * `wantedBy`: it is stored where somebody wants it (`is_job_wanted`), and nobody is woken for it: it waits for the next poll.
 */
export type Enqueueing = { uniqueKey?: string; delayMs?: number; dueAt?: Date; wantedBy?: 'webhooks' };

/** A job before it is committed. */
export type JobDraft = {
  id: string;
  kind: string;
  payload: object;
  uniqueKey?: string;
  delayMs?: number;
  dueAt?: string;
  wantedBy?: string;
};

/** Drafts a job. Throws a ZodError when the payload is not what the kind carries. */
export function jobDraft<P extends object>(
  job: JobType<P>,
  payload: NoInfer<P>,
  { uniqueKey, delayMs, dueAt, wantedBy }: Enqueueing = {},
): JobDraft {
  return {
    id: uuidv7(),
    kind: job.kind,
    payload: job.payload.parse(payload),
    ...(uniqueKey !== undefined && { uniqueKey }),
    ...(delayMs !== undefined && { delayMs }),
    ...(wantedBy !== undefined && { wantedBy }),
    ...(dueAt !== undefined && { dueAt: dueAt.toISOString() }),
  };
}
