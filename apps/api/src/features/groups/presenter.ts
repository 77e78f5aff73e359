import type { Group, GroupMember } from '@tidings/contracts';
import type { GroupRow, MemberRow } from './repository.ts';

export const presentGroup = ({ role, ...group }: GroupRow): Group => ({ ...group, viewer: { role } });

export const presentMember = ({ person, role, joinedAt }: MemberRow): GroupMember => ({
  person,
  role,
  joinedAt: joinedAt.toISOString(),
});
