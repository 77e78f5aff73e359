/** Tries of a job before it becomes a dead letter, unless its kind says otherwise. */
export const MAX_ATTEMPTS = 3;

/** 1, 2, 4 … 60 s after each failure, in ms; `attempt` counts from 1. Kinds may say otherwise. */
export const backoffMs = (attempt: number): number => Math.min(60_000, 1000 * 2 ** (attempt - 1));

/** The least a job waits that was cut short by a time limit, in ms: what keeps the database busy may have passed by then. */
export const CUT_SHORT_MS = 30_000;

type Rules = { readonly maxAttempts: number; readonly backoffMs: (attempt: number) => number };

/** How long a job waits after a failed try, in ms; `null`: it was the last one, and the job becomes a dead letter. */
export const retryAfterMs = ({ maxAttempts, backoffMs: wait }: Rules, attempt: number): number | null =>
  attempt >= maxAttempts ? null : wait(attempt);
