import type { Group, GroupMember, Me, Role } from '@tidings/contracts';

const rank: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

/** Whether the reader invites, changes and puts out: owners and admins. */
export const runsGroup = (group: Group, reader: Pick<Me, 'role'> | undefined): boolean =>
  group.viewer?.role === 'owner' || reader?.role === 'admin';

/** Whether who runs a group may change what this member is in it, or put them out: nobody above themselves. */
export const canManage = (member: GroupMember, reader: Pick<Me, 'role'> | undefined): boolean =>
  reader !== undefined && rank[reader.role] >= rank[member.person.role];

/** Members and staff hear what happens in a group. */
export const hearsGroup = (group: Group, reader: Pick<Me, 'role'> | undefined): boolean =>
  (group.viewer?.role ?? null) !== null || (reader !== undefined && reader.role !== 'member');
