import type { FastifyRequest } from 'fastify';
import { TidingsError } from '../kernel/errors.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

const words = {
  unchanged: 'Tidings cannot save right now. Nothing was changed. Try again in a moment.',
  unknown: 'We do not know yet whether this was saved. Look before you send it again.',
  askAgain: 'We do not know yet whether this was saved. Ask again with the same Idempotency-Key.',
};

/**
 * What is answered to a request that the database could not serve. A write says what became of it; nothing is claimed when
 * its COMMIT may have gone through, or when something was committed for it before.
 */
export function withOutcome(error: TidingsError, { method, ctx }: FastifyRequest): TidingsError {
  if (error.code !== 'UNAVAILABLE') return error;
  const { cause, retryAfterMs = 2000 } = error;
  if (safe.has(method)) return new TidingsError('UNAVAILABLE', error.message, { cause, retryAfterMs });
  const outcome = ctx.progress?.committed ? 'unknown' : (error.outcome ?? 'unchanged');
  const message = outcome === 'unknown' && ctx.idempotency ? words.askAgain : words[outcome];
  return new TidingsError('UNAVAILABLE', message, { cause, retryAfterMs, outcome });
}
