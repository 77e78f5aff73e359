import type { ErrorCode, Refusal } from '@tidings/contracts';
import { refusalOf } from '../../events/log/refusals.ts';
import { TidingsError } from '../../kernel/errors.ts';

export const refusal = (code: ErrorCode, message: string, retryAfterMs?: number): Refusal => ({
  ok: false,
  code,
  message,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

/** What a failed command is answered: its own code, or INTERNAL without a word of why. */
export function refusalFrom(error: unknown): Refusal {
  const known = mapped(error);
  if (known instanceof TidingsError) return refusal(known.code, known.message, known.retryAfterMs);
  return refusal('INTERNAL', 'Something went wrong on our side.');
}

/** What the database said, in codes a client knows; anything unknown as it came. */
function mapped(error: unknown): unknown {
  try {
    return refusalOf(error);
  } catch (refused) {
    return refused;
  }
}
