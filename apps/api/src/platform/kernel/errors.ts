import { type ErrorCode, errorCodes } from '@tidings/contracts';

/** What became of a write that was not answered with success: nothing was changed, or nobody knows yet. */
export type Outcome = 'unchanged' | 'unknown';
export type ErrorDetail = { path: string; message: string };

/** A refusal with a code a client can act on. Its message is public; the cause is only logged. */
export class TidingsError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly details: ErrorDetail[] | undefined;
  readonly outcome: Outcome | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number; details?: ErrorDetail[]; outcome?: Outcome } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'TidingsError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.details = options.details;
    this.outcome = options.outcome;
  }

  get status(): number {
    return errorCodes[this.code];
  }
}

export const notFound = (what = 'It') =>
  new TidingsError('NOT_FOUND', `${what} does not exist, or it is not open to you.`);
export const forbidden = (message = 'You may not do this.') => new TidingsError('FORBIDDEN', message);
