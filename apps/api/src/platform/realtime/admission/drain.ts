import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '../connection/connection.ts';

type Timings = { drain: number; drainSpread: number; drainGrace: number };
type Leaving = Pick<Connection, 'closing' | 'closeReconnectable'> & Partial<Pick<Connection, 'notify'>>;
type Draining = { connections: () => Iterable<Leaving>; count: () => number; timings: Timings };

/** What one returning connection is given of its next server's time: a core takes in well over a thousand a second. */
const RETURN_MS = 1;
/** The share of the time to leave in within which everybody has been sent away. */
const SENT_AWAY_WITHIN = 0.6;
/** A polling client that is between two requests gets the end in the answer to its next one. */
const LAST_POLL_MS = 500;

/** Over how many milliseconds so many returns are spread: more connections take longer, within the time there is. */
export const spreadOf = (connections: number, { drain, drainSpread }: Timings): number =>
  Math.max(drainSpread, Math.min(connections * RETURN_MS, drain * SENT_AWAY_WITHIN));

/**
 * Sends every connection away, to come back elsewhere, each at its own moment, and waits for them to go: nobody is cut off who
 * can leave in peace, and they do not all arrive at once (OPS-10). Who does not understand, as stock clients do not, is closed
 * a grace after its moment, in the answer to its poll where it polls, while this server still answers. Ends at the latest
 * after spread, grace and a last poll.
 */
export async function drain({ connections, count, timings }: Draining): Promise<void> {
  const spread = spreadOf(count(), timings);
  const { drainGrace } = timings;
  const timers = [...connections()].map((connection) => {
    const returnAfterMs = Math.round(Math.random() * spread);
    connection.notify?.(null, 'server:draining', { returnAfterMs });
    return setTimeout(() => connection.closing || connection.closeReconnectable(), returnAfterMs + drainGrace);
  });
  const until = Date.now() + spread + drainGrace + LAST_POLL_MS;
  while (count() > 0 && Date.now() < until) await wait(20);
  for (const timer of timers) clearTimeout(timer);
}
