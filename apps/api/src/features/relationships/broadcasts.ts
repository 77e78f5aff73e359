import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** Who follows or blocks whom is said on the devices of who did it, and nowhere else: nobody is to find out that they are blocked. */
export const relationshipBroadcasts: Broadcasts = {
  'follow.changed': ({ cause, userId, followedId: memberId, actor }) =>
    actor.id === userId
      ? [draft('follow:changed', [rooms.user(userId)], { memberId, following: cause === 'followed', at: now() })]
      : [],
  'block.changed': ({ cause, userId, blockedId: memberId }) => [
    draft('block:changed', [rooms.user(userId)], { memberId, blocked: cause === 'blocked', at: now() }),
  ],
};

const now = () => new Date().toISOString();
