export type Outcome = 'unchanged' | 'unknown';

/** `OFFLINE`, `TIMEOUT` and `UNREACHABLE` are ours, for requests that got no answer; all other codes are the server's. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly correlationId: string | undefined;
  readonly details: unknown;
  /** From `Retry-After`, in ms. */
  readonly retryAfterMs: number | undefined;
  /** What became of a write, where the server says so. */
  readonly outcome: Outcome | undefined;

  constructor(fields: {
    code: string;
    status: number;
    message: string;
    correlationId?: string | undefined;
    details?: unknown;
    retryAfterMs?: number | undefined;
    outcome?: Outcome | undefined;
    cause?: unknown;
  }) {
    super(fields.message, { cause: fields.cause });
    this.name = 'ApiError';
    this.code = fields.code;
    this.status = fields.status;
    this.correlationId = fields.correlationId;
    this.details = fields.details;
    this.retryAfterMs = fields.retryAfterMs;
    this.outcome = fields.outcome;
  }
}

/** No answer came: the request may or may not have happened. */
export const isUnanswered = (error: unknown): boolean => error instanceof ApiError && error.status === 0;

/**
 * Whether a write that failed may have happened all the same: there was no answer, or none that says it did not. The same
 * write again needs the same idempotency key.
 */
export function mayHaveHappened(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  if (error.outcome !== undefined) return error.outcome === 'unknown';
  return error.status === 0 || error.status >= 500 || error.code === 'IN_PROGRESS';
}

export const isStatus = (error: unknown, ...statuses: number[]): boolean =>
  error instanceof ApiError && statuses.includes(error.status);

export const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof ApiError && codes.includes(error.code);
