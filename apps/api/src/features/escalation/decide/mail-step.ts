import { instantOf, wallOf } from '@tidings/contracts';
import { outside } from './interruption.ts';
import type { Item, Recipient, Step } from './item.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

/** When the hour of what comes once a day next begins, from `from` on (ms since 1970), on the clock of the member. */
export function digestTime(from: number, hour: number, timeZone: string): number {
  const today = Math.floor(wallOf(from, timeZone) / DAY) * DAY;
  const at = instantOf(today + hour * HOUR, timeZone);
  return at >= from ? at : instantOf(today + DAY + hour * HOUR, timeZone);
}

/**
 * Whether something is mailed now: it stayed unread for as long as the member set, from its first cause on; or its hour of the day has come; or it
 * was to be pushed and no device took it.
 */
export function mailStep(item: Item, recipient: Recipient, now: number, minute: number): Step {
  if (recipient.emailDelay === null) return { skip: 'preference' };
  const first = item.createdAt.getTime();
  const due = item.daily
    ? digestTime(first, recipient.digestHour, recipient.quiet.timeZone)
    : item.unpushed
      ? first
      : first + recipient.emailDelay * minute;
  return due > now ? { at: due } : outside(item, recipient, 'email', now);
}
