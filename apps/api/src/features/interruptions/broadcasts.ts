import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** What a member prefers is said on all of their devices, and nowhere else. */
export const interruptionBroadcasts: Broadcasts = {
  'preferences.changed': ({ userId, preferences }) => [draft('preferences:changed', [rooms.user(userId)], preferences)],
};
