import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** What a member wants to hear of is said on all of their devices, and nowhere else. */
export const watchingBroadcasts: Broadcasts = {
  'watch.changed': ({ userId, targetType, targetId, level }) => [
    draft('watch:changed', [rooms.user(userId)], { targetType, targetId, level }),
  ],
};
