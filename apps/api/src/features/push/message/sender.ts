import type { Push, PushOutcome } from './push.ts';

/** Where a device is reached. */
export type Device = {
  id: string;
  kind: 'web' | 'fcm' | 'apns';
  address: string;
  p256dh: string | null;
  auth: string | null;
};

/** What is said to a device: a notification, or that one is to go. */
export type Message = Pick<Push, 'tag' | 'urgency' | 'ttlSeconds'> & {
  /** For our service worker, as JSON: all of it, 3 KB at most. */
  text: string;
  /** For an app: what its system does not show by itself. */
  data: object;
  /** What systems show by themselves; `null`: it closes what has the tag. */
  shown: { title: string; body: string; unread: number; silent: boolean } | null;
};

export type Sent = { outcome: PushOutcome; status: number | null; retryAfterMs: number | null };

/** One way to devices. Rejects when there is no answer. */
export type Sender = {
  /** What fails and rests together: the origin of the push service. */
  placeOf: (device: Device) => string;
  send: (device: Device, message: Message) => Promise<Sent>;
  close: () => void;
};

const RETRY_MOST_MS = 24 * 3600_000;

/** `Retry-After`, in seconds or as a date, in ms; at most a day. */
export function retryAfterOf(header: string | string[] | undefined, now = Date.now()): number | null {
  const text = [header].flat()[0];
  if (text === undefined) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(RETRY_MOST_MS, Math.max(0, ms));
}
