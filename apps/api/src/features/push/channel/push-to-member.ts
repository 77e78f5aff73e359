import type { Services } from '../../../platform/feature/services.ts';

/** One notification on its way to the devices of a member. */
export type Push = {
  userId: string;
  /** What the actions of it read and archive; also named where it is closed. */
  notificationId: string;
  /** What replaces an earlier one on the screen: the group key or the id. */
  tag: string;
  /** Plain text, in the language of the member. */
  title: string;
  body: string;
  /** A path of the web app. */
  url: string;
  urgency: 'very-low' | 'low' | 'normal' | 'high';
  /** How long a push service keeps it for a device that is away. */
  ttlSeconds: number;
  /** Without sound or vibration. */
  silent?: boolean;
};

/** `sent`: the push service has it; `retired`: there is no such device any more, and it is forgotten; `failed`: try again later; `busy`: nothing was tried, too much waits. */
export type PushOutcome = 'sent' | 'retired' | 'failed' | 'busy';

export type Pushed = {
  subscriptionId: string;
  kind: 'web' | 'fcm' | 'apns';
  outcome: PushOutcome;
  /** What the push service answered; `null`: nothing. */
  status: number | null;
  /** How long the push service wants to be left alone, in ms; `null`: it did not say. */
  retryAfterMs: number | null;
};

/** Sends a notification to every device of a member that has push. Never rejects for a device that fails; no device answers an empty list. */
export async function pushToMember(_services: Services, _push: Push): Promise<Pushed[]> {
  return [];
}

/** Takes a notification off the screens of a member's devices, and off the way to them. */
export async function closePush(_services: Services, _what: { userId: string; tag: string }): Promise<Pushed[]> {
  return [];
}
