import type { ErrorCode, Refusal } from '@tidings/contracts';
import { TidingsError } from '../errors.ts';

export const refusal = (code: ErrorCode, message: string, retryAfterMs?: number): Refusal => ({
  ok: false,
  code,
  message,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

/** What a failed command is answered: its own code, or INTERNAL without a word of why. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof TidingsError) return refusal(error.code, error.message, error.retryAfterMs);
  return refusal('INTERNAL', 'Something went wrong on our side.');
}
