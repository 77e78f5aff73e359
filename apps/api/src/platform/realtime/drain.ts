import { setTimeout as wait } from 'node:timers/promises';
import type { Link } from './link.ts';

type Draining = {
  links: () => Iterable<Link>;
  count: () => number;
  timings: { drainSpread: number; drainGrace: number };
};

/**
 * Tells every connection to come back elsewhere, each at its own moment, and waits for them to go: nobody is cut off who
 * can leave in peace, and they do not all arrive at once (OPS-10). Ends at the latest after spread and grace.
 */
export async function drain({ links, count, timings }: Draining): Promise<void> {
  for (const link of links()) {
    const returnAfterMs = Math.round(Math.random() * timings.drainSpread);
    const told = new Set([...link.rooms.values()].map(({ namespace }) => namespace)).values().next().value;
    link.tell(told ?? '/forum', 'server:draining', { returnAfterMs });
  }
  const until = Date.now() + timings.drainSpread + timings.drainGrace;
  while (count() > 0 && Date.now() < until) await wait(20);
}
