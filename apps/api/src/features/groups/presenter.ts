import type { Group, GroupInvitation, GroupMember } from '@tidings/contracts';
import type { GroupRow, MemberRow } from './repository.ts';

/** A group as its viewer sees it. */
export const presentGroup = (row: GroupRow): Group => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  description: row.description,
  open: row.open,
  archivedAt: row.archivedAt?.toISOString() ?? null,
  memberCount: row.memberCount,
  version: row.version,
  viewer: { role: row.role, watch: row.watch ?? 'normal' },
});

/** A group as its events say it: with nothing that is one viewer's. */
export const presentGroupNews = (row: Omit<GroupRow, 'role' | 'watch'>): Group => ({
  ...presentGroup({ ...row, role: null, watch: null }),
  viewer: null,
});

/** Somebody in a group. */
export const presentMember = ({ person, role, joinedAt }: MemberRow): GroupMember => ({
  person,
  role,
  joinedAt: joinedAt.toISOString(),
});

export type InvitationRow = Omit<GroupInvitation, 'createdAt' | 'expiresAt' | 'answeredAt'> & {
  createdAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
};

/** An invitation, the same for who is invited and who invites. */
export const presentInvitation = (row: InvitationRow): GroupInvitation => ({
  id: row.id,
  group: row.group,
  member: row.member,
  inviter: row.inviter,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
});
