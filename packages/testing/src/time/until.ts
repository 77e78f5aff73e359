import { setTimeout as sleep } from 'node:timers/promises';

export interface UntilOptions {
  /** Milliseconds after which waiting fails; 10 000 by default. */
  timeoutMs?: number;
  /** Milliseconds between two tries; 20 by default. */
  intervalMs?: number;
  /** What was waited for, for the error message. */
  what?: string;
}

/**
 * Calls a function until it gives something truthy, and gives that. A throw counts as "not yet".
 * @throws after timeoutMs, with the last error as cause
 */
export async function until<T>(
  probe: () => T | Promise<T>,
  { timeoutMs = 10_000, intervalMs = 20, what = 'the condition' }: UntilOptions = {},
): Promise<NonNullable<Exclude<T, false | 0 | ''>>> {
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value as NonNullable<Exclude<T, false | 0 | ''>>;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) {
      const reason = cause instanceof Error ? `: ${cause.message}` : '';
      throw new Error(`Waited ${timeoutMs} ms for ${what}${reason}`, { cause });
    }
    await sleep(intervalMs);
  }
}
