import type { Notification } from '@tidings/contracts';

/** What is asked of one item: why it is there, or to mute something about it. */
export type Question = { what: 'why' | 'mute'; item: Notification };
