import { TidingsError } from '../../../platform/kernel/errors.ts';
import { Buckets } from '../../../platform/limits/token-bucket.ts';

/** A browser that opens all its tabs at once needs a few; one that never stops has a clock or a program that is wrong. */
const perMinute = 60;
const atOnce = 20;

/**
 * What one session may refresh: 20 at once, then one a second. The budget of its address is ten times as large, so that
 * one device that asks without end does not sign out the others in its house. Throws RATE_LIMITED.
 */
export function refreshBudget(enabled: boolean): (sessionId: string) => void {
  const buckets = new Buckets(perMinute / 60, atOnce);
  return (sessionId) => {
    const wait = enabled ? buckets.take(sessionId, Date.now()) : 0;
    if (wait === 0) return;
    throw new TidingsError('RATE_LIMITED', `This session was refreshed too often. Try again in ${wait} ms.`, {
      retryAfterMs: wait,
    });
  };
}
