import type { Services } from '../../../platform/feature/services.ts';
import { type Push, type Pushed, pushToMember } from '../../push/index.ts';
import type { Item, Recipient } from '../decide/item.ts';
import type { Settled } from '../repository.ts';
import { summaryOf } from './summary.ts';

/** More than these are one push that says how many came. */
const AT_ONCE = 3;
/** So often something is tried before its e-mail takes its place. */
const TRIES = 3;
/** How long a push service keeps something for a device that is away. */
const TTL_SECONDS = 24 * 3600;
const urgencies = { low: 'low', normal: 'normal', high: 'high', critical: 'high' } as const;

/** What became of an item by what its devices answered: one that took it is enough. */
function settledBy(item: Item, tag: string, pushed: readonly Pushed[]): Settled {
  const answers = pushed.map(({ subscriptionId, status }) => ({ to: subscriptionId, status }));
  if (pushed.length === 0) return { item, outcome: 'skipped', reason: 'no_subscription' };
  if (pushed.some(({ outcome }) => outcome === 'sent')) return { item, outcome: 'sent', tag, answers };
  const mayHelp = pushed.some(({ outcome }) => outcome !== 'retired');
  if (mayHelp && item.tries + 1 < TRIES) return { item, outcome: 'waiting', answers };
  return { item, outcome: 'failed', reason: mayHelp ? 'push_failed' : 'no_device_left', answers };
}

const pushOf = ({ userId, id, groupKey, title, message, actionUrl, priority }: Item): Push => ({
  userId,
  notificationId: id,
  tag: groupKey ?? id,
  title,
  body: message,
  url: actionUrl ?? '/inbox',
  urgency: urgencies[priority],
  ttlSeconds: TTL_SECONDS,
});

/** Pushes items of one member, each by itself, or, where they are many, one that says how many; what is critical always stands alone. */
export async function sendItems(services: Services, recipient: Recipient, items: readonly Item[]): Promise<Settled[]> {
  const critical = items.filter(({ priority }) => priority === 'critical');
  const others = items.filter(({ priority }) => priority !== 'critical');
  const latest = others.at(-1);
  const asOne = others.length > AT_ONCE && latest !== undefined;
  const alone = asOne ? critical : items;
  const settled = await Promise.all(
    alone.map(async (item) => {
      const push = pushOf(item);
      return settledBy(item, push.tag, await pushToMember(services, push));
    }),
  );
  if (!asOne) return settled;
  const title = summaryOf(recipient.locale, others.length);
  const summary = { ...pushOf(latest), tag: 'inbox', title, body: latest.title, url: '/inbox' };
  const pushed = await pushToMember(services, summary);
  return [...settled, ...others.map((item) => settledBy(item, summary.tag, pushed))];
}
