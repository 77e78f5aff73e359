import { TidingsError } from '../../platform/kernel/errors.ts';

/** So many look for something at once on one server: the database has more to do. */
const AT_ONCE = 3;
const WAITING = 60;

let running = 0;
const waiting: (() => void)[] = [];

/** Does it when it is its turn. Throws UNAVAILABLE while too many wait. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) {
      const message = 'Too many people are looking for something right now. Try again in a moment.';
      throw new TidingsError('UNAVAILABLE', message, { retryAfterMs: 2000 });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
