import { type GroupActivity, type Person, rooms } from '@tidings/contracts';
import { draft, type EventDraft } from '../../platform/events/log/draft.ts';

/** `group:activity` to the group, with the number of members after it. */
export const groupActivity = (
  groupId: string,
  kind: GroupActivity['kind'],
  actor: Person,
  member: Person,
  memberCount: number,
): EventDraft =>
  draft('group:activity', [rooms.group(groupId)], {
    ...{ groupId, kind, actor, member, memberCount },
    at: new Date().toISOString(),
  });
