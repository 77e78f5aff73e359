import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** What a member mutes is said on all of their devices, and nowhere else. */
export const muteBroadcasts: Broadcasts = {
  'mute.changed': ({ userId, target, mute }) => [draft('mute:changed', [rooms.user(userId)], { ...target, mute })],
};
