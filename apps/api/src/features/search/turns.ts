import { TidingsError } from '../../platform/kernel/errors.ts';

/** So many look for something at once on one server: the database has more to do. */
const AT_ONCE = 3;
const WAITING = 60;
/** Of one member or address: one is answered, the next may wait. */
const EACH = 2;

let running = 0;
const waiting: (() => void)[] = [];
const asked = new Map<string, number>();

const refused = (message: string) => new TidingsError('UNAVAILABLE', message, { retryAfterMs: 2000 });

/** Does it when it is its turn. `who` asks: nobody takes the turns of all others. Throws UNAVAILABLE while too many wait. */
export async function inTurn<T>(who: string, work: () => Promise<T>): Promise<T> {
  const own = asked.get(who) ?? 0;
  if (own >= EACH) throw refused('You are looking for several things at once. Try again in a moment.');
  if (running >= AT_ONCE && waiting.length >= WAITING)
    throw refused('Too many people are looking for something right now. Try again in a moment.');
  asked.set(who, own + 1);
  try {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  } finally {
    const left = (asked.get(who) ?? 1) - 1;
    if (left > 0) asked.set(who, left);
    else asked.delete(who);
  }
}
