import type { NotificationPriority } from '../notifications/define-type.ts';

/** Everything that decides what becomes of a notification, for one member at one moment. */
export type Occasion = {
  /** The member may see what it is about. */
  allowed: boolean;
  /** It is of what they did themselves. */
  own: boolean;
  /** They blocked who did it. */
  blocked: boolean;
  /** What of it they muted: its place (topic, thread, category, group), who did it, or its type; `null`: nothing. */
  muted: 'place' | 'person' | 'type' | null;
  /** The mute lets through what is said to them by name. */
  unlessMentioned: boolean;
  /** It is a mention of them, or an answer to them. */
  byName: boolean;
  /** Whether mutes, blocks and preferences may keep its type away. */
  mutable: boolean;
  priority: NotificationPriority;
  /** The channels the member has on for its type. */
  inApp: boolean;
  push: boolean;
  email: boolean;
  /** They look at what it is about. */
  viewing: boolean;
  /** Do not disturb, quiet hours, or "busy means quiet" while they are busy. */
  quiet: boolean;
  calm: boolean;
  sound: boolean;
  /** How many toasts came within the last ten seconds. */
  toasts: number;
};

/** Why nothing comes of it. */
export type NotNotified = 'not_allowed' | 'own' | 'blocked' | 'muted' | 'preference';

/** What becomes of it. `later`: when it is quiet no more. `summary`: counted in the one toast that says how many came. */
export type Verdict = {
  row: boolean;
  badge: boolean;
  toast: boolean | 'summary' | 'later';
  sound: boolean;
  push: boolean | 'later';
  email: boolean | 'later';
  because: NotNotified | null;
};

/** So many toasts come at once; then one says how many more there are. */
export const TOASTS_AT_ONCE = 3;
/** Within how many milliseconds they count as one burst. */
export const BURST_MS = 10_000;

function refusalOf(on: Occasion): NotNotified | null {
  if (!on.allowed) return 'not_allowed';
  if (on.own) return 'own';
  if (!on.mutable) return null;
  if (on.blocked) return 'blocked';
  const getsThrough = (on.unlessMentioned && on.byName) || (on.priority === 'critical' && on.muted === 'place');
  if (on.muted !== null && !getsThrough) return 'muted';
  return on.inApp ? null : 'preference';
}

/**
 * What becomes of a notification. In this order: the right to see it, who did it, blocks, mutes, the type, then the row; what is read as it comes
 * interrupts nobody; quiet silences toast, sound, push and e-mail, never row and badge; `critical` passes, and mutes of its place as
 * well. Pure: the table in
 * docs/notifications.md is made from it.
 */
export function mayInterrupt(on: Occasion): Verdict {
  const because = refusalOf(on);
  const nothing = { toast: false, sound: false, push: false, email: false } as const;
  if (because) return { row: false, badge: false, ...nothing, because };
  if (on.viewing) return { row: true, badge: false, ...nothing, because };
  const silent = on.quiet && on.priority !== 'critical';
  const outside = (wanted: boolean): boolean | 'later' => wanted && (silent ? 'later' : true);
  const channels = { push: outside(on.push), email: outside(on.email) };
  if (on.calm && on.priority !== 'critical')
    return { row: true, badge: true, toast: false, sound: false, ...channels, because };
  if (silent) return { row: true, badge: true, toast: 'later', sound: false, ...channels, because };
  const toast = on.toasts < TOASTS_AT_ONCE ? true : 'summary';
  return { row: true, badge: true, toast, sound: on.sound && toast === true, ...channels, because };
}
