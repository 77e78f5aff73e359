import type { Locale, Quiet } from '@tidings/contracts';

/** What of a member decides whether and when something may reach them outside the app. */
export type Recipient = {
  userId: string;
  /** Empty: none that mail may be sent to. */
  address: string;
  locale: Locale;
  quiet: Quiet;
  /** How long something stays unread before it is mailed, in minutes; null: it never is. */
  emailDelay: number | null;
  /** The hour of their day at which what comes once a day comes. */
  digestHour: number;
};

/** Something unread that was not decided on yet, for one channel. */
export type Item = {
  userId: string;
  id: string;
  type: string;
  category: string;
  priority: 'low' | 'normal' | 'high' | 'critical';
  position: number;
  title: string;
  message: string;
  actionUrl: string | null;
  groupKey: string | null;
  entity: { type: string; id: string } | null;
  data: Record<string, unknown>;
  createdAt: Date;
  updatedAt: Date;
  /** The member may still see it. */
  allowed: boolean;
  /** They muted it since it came. */
  muted: boolean;
  /** A device that somebody looked at acknowledged it. */
  seen: boolean;
  /** What the member set for its type on this channel; null: as it is by default. */
  wanted: boolean | null;
  /** Its e-mails come once a day. */
  daily: boolean;
  /** A device of the member is connected. */
  connected: boolean;
  /** What became of an earlier try; null: there was none. */
  outcome: 'sent' | 'waiting' | null;
  triedAt: Date | null;
  tries: number;
  /** It was to be pushed, and no device took it. */
  unpushed: boolean;
};

/** What to do with an item now: let it go out, pass it over for good and why, or look again at a time (ms since 1970). */
export type Step = { go: true } | { skip: string } | { at: number };
