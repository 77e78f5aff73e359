import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** Which event says who came into a group or left it. */
export const groupBroadcasts: Broadcasts = {
  'group.membership-changed': ({ groupId, cause, actor, member, memberCount }) => [
    draft('group:activity', [rooms.group(groupId)], {
      groupId,
      kind: cause,
      actor,
      member,
      memberCount,
      at: new Date().toISOString(),
    }),
  ],
};
