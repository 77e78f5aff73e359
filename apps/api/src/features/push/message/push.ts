/** One notification on its way to the devices of a member. */
export type Push = {
  userId: string;
  /** What the actions of it read and archive. */
  notificationId: string;
  /** What replaces an earlier one on the screen, and closes it: the group key or the id. */
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

/**
 * `sent`: the push service has it. `retired`: there is no such device any more, and it is forgotten. `failed`: try again later. `busy`: nothing
 * was tried, since that push service fails or too much waits for it; try again later.
 */
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
