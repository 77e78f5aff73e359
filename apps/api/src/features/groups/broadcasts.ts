import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** Which events say what became of a group, and who came into it or left it. */
export const groupBroadcasts: Broadcasts = {
  /** The group hears who came and who went; the member, on all of their devices, that they may do something else now. */
  'group.membership-changed'({ groupId, cause, actor, member, role, memberCount, activity }) {
    const { at } = activity;
    return [
      draft('group:activity', [rooms.group(groupId)], {
        ...activity,
        groupId,
        kind: cause,
        actor,
        member,
        memberCount,
      }),
      draft('group:membership', [rooms.user(member.id)], { groupId, kind: cause, role, at }),
    ];
  },
  'group.changed'({ cause, actor, group, categoryIds, activity }) {
    const { id: groupId, memberCount } = group;
    const happened = { ...activity, groupId, kind: cause, actor, member: actor, memberCount };
    return [
      draft('group:activity', [rooms.group(groupId)], happened),
      draft('group:updated', [rooms.group(groupId), ...categoryIds.map((id) => rooms.category(id))], group),
    ];
  },
  'group.passed-on'(news) {
    const own = news.hearers.map((id) => rooms.user(id));
    if (news.cause === 'changed') return [draft('group:updated', own, news.group)];
    return [draft('group:deleted', own, { id: news.groupId, version: news.version })];
  },
  'group.invitation-changed': ({ invitation, owners }) => {
    const concerned = new Set([invitation.member.id, invitation.inviter.id, ...owners]);
    return [
      draft(
        'group:invitation',
        [...concerned].map((id) => rooms.user(id)),
        invitation,
      ),
    ];
  },
  'group.deleted': ({ groupId, version }) => [draft('group:deleted', [rooms.group(groupId)], { id: groupId, version })],
};
