import { mayInterrupt, type NotificationType, nextInterruption, notificationTypes } from '@tidings/contracts';
import type { Item, Recipient, Step } from './item.ts';

const DAY = 24 * 3600_000;
const types: Readonly<Record<string, Pick<NotificationType, 'defaults' | 'mutable' | 'byName'>>> = notificationTypes;

/** Whether an item may go out on a channel now: the same rule as for everything that interrupts, asked again at each step. */
export function outside(item: Item, recipient: Recipient, channel: 'push' | 'email', now: number): Step {
  const type = types[item.type];
  const wanted = item.wanted ?? type?.defaults[channel] ?? false;
  const free = nextInterruption(recipient.quiet, now);
  const verdict = mayInterrupt({
    allowed: item.allowed,
    own: false,
    blocked: false,
    muted: item.muted ? 'place' : null,
    unlessMentioned: false,
    byName: type?.byName ?? false,
    mutable: type?.mutable ?? true,
    priority: item.priority,
    inApp: true,
    push: channel === 'push' && wanted,
    email: channel === 'email' && wanted,
    viewing: false,
    quiet: free !== now,
    calm: false,
    sound: false,
    toasts: 0,
  });
  if (verdict.because) return { skip: verdict.because };
  if (verdict[channel] === false) return { skip: 'preference' };
  if (verdict[channel] === true) return { go: true };
  if (free !== null) return { at: free };
  // Who is busy until they say otherwise is looked for again when they do; what waits does not wait for that alone.
  return recipient.quiet.busy?.until === null ? { at: now + DAY } : { skip: 'quiet_hours' };
}
