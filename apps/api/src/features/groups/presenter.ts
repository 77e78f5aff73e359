import type { Group, GroupMember } from '@tidings/contracts';
import type { GroupRow, MemberRow } from './repository.ts';

/** A group as its viewer sees it. */
export const presentGroup = (row: GroupRow): Group => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  description: row.description,
  open: row.open,
  memberCount: row.memberCount,
  version: row.version,
  viewer: { role: row.role },
});

/** Somebody in a group. */
export const presentMember = ({ person, role, joinedAt }: MemberRow): GroupMember => ({
  person,
  role,
  joinedAt: joinedAt.toISOString(),
});
