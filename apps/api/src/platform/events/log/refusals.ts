import { errors, isErrorCode } from '@tidings/contracts';
import { TidingsError } from '../../kernel/errors.ts';

/** The SQLSTATE under which SQL functions raise the code of a refusal as their message. */
const RAISED = 'TD001';
const wordsOf = (text: string): string[] => text.match(/\b[A-Z]+(?:_[A-Z]+)*\b/g) ?? [];

/** Raised by feeds when there is nothing to change; services answer the state as it is. */
export class NoChange extends Error {}

const unavailable =
  /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|timeout exceeded|Connection terminated|Unable to start a transaction|Query read timeout|expired transaction/;
const unavailableStates = new Set(['57P01', '57P02', '57P03', '53300', '08006', '08003', '08001', '57014', '40P01']);

/** Turns what the database says into what a client can act on; anything unknown is thrown as it came. */
export function refusalOf(error: unknown): never {
  for (const { text, state } of chain(error)) {
    if (state === RAISED || text.includes(RAISED)) {
      const code = wordsOf(text).find((word) => word === 'NO_CHANGE' || isErrorCode(word));
      if (code === 'NO_CHANGE') throw new NoChange();
      if (isErrorCode(code)) {
        const { message, meaning } = errors[code];
        throw new TidingsError(code, message ?? meaning, { cause: error });
      }
    }
    if (unavailableStates.has(state) || unavailable.test(text)) {
      throw new TidingsError('UNAVAILABLE', 'Tidings cannot save right now. Nothing was changed.', {
        cause: error,
        retryAfterMs: 2000,
      });
    }
  }
  throw error;
}

/** An error and its causes: message and SQLSTATE of each, wherever Prisma or pg put them. */
function* chain(error: unknown): Generator<{ text: string; state: string }> {
  for (let at: unknown = error, depth = 0; at && typeof at === 'object' && depth < 6; depth++) {
    const e = at as { message?: string; code?: string; originalCode?: string; cause?: unknown; meta?: unknown };
    yield { text: `${e.message ?? ''} ${e.meta ? JSON.stringify(e.meta) : ''}`, state: e.originalCode ?? e.code ?? '' };
    at = e.cause;
  }
}
