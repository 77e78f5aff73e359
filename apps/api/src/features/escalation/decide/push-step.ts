import type { Timings } from '../../../config/timings.ts';
import { outside } from './interruption.ts';
import type { Item, Recipient, Step } from './item.ts';

type Spans = Pick<Timings, 'pushAfter' | 'pushAgain' | 'pushRetry'>;

/**
 * Whether something is pushed now. It is not where a device that somebody looked at acknowledged it; it waits for that for ten seconds, critical
 * only where a device is connected at all. What grows is pushed again five minutes after it was, and what failed is tried again later.
 */
export function pushStep(
  item: Item,
  recipient: Recipient,
  now: number,
  { pushAfter, pushAgain, pushRetry }: Spans,
): Step {
  if (item.seen) return { skip: 'acknowledged' };
  const waits = item.priority === 'critical' && !item.connected ? 0 : pushAfter;
  const triedAt = item.triedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const again = item.outcome === 'waiting' ? pushRetry * 2 ** Math.max(0, item.tries - 1) : pushAgain;
  const due = Math.max(item.updatedAt.getTime() + waits, triedAt + again);
  return due > now ? { at: due } : outside(item, recipient, 'push', now);
}
