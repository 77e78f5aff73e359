import { errors, isErrorCode } from '@tidings/contracts';
import { isUnstorable, linksOf, outageOf } from '@tidings/db';
import { TidingsError } from '../../kernel/errors.ts';

/** The SQLSTATE under which SQL functions raise the code of a refusal as their message. */
const RAISED = 'TD001';
const wordsOf = (text: string): string[] => text.match(/\b[A-Z]+(?:_[A-Z]+)*\b/g) ?? [];

/** Raised by feeds when there is nothing to change; services answer the state as it is. */
export class NoChange extends Error {}

/**
 * Turns what the database says into what a client can act on; anything unknown is thrown as it came. `before` a COMMIT
 * was sent, a connection that ends has changed nothing; otherwise nobody knows.
 */
export function refusalOf(error: unknown, { before = false } = {}): never {
  if (error instanceof TidingsError) throw error;
  for (const { text, codes } of linksOf(error)) {
    if (!codes.includes(RAISED) && !text.includes(RAISED)) continue;
    const code = wordsOf(text).find((word) => word === 'NO_CHANGE' || isErrorCode(word));
    if (code === 'NO_CHANGE') throw new NoChange();
    if (isErrorCode(code)) {
      const { message, meaning } = errors[code];
      throw new TidingsError(code, message ?? meaning, { cause: error });
    }
  }
  const outage = outageOf(error);
  if (outage) {
    throw new TidingsError('UNAVAILABLE', 'Tidings cannot reach its data right now. Try again in a moment.', {
      cause: error,
      retryAfterMs: 2000,
      outcome: before || outage === 'refused' ? 'unchanged' : 'unknown',
    });
  }
  if (isUnstorable(error)) {
    throw new TidingsError('BAD_REQUEST', 'Something in this request is out of range or cannot be stored.', {
      cause: error,
    });
  }
  throw error;
}
