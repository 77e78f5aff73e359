import { type Group, type Person, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound } from '../../platform/kernel/errors.ts';

export type GroupRow = Omit<Group, 'viewer'> & { role: 'owner' | 'member' | null };
export type MemberRow = { person: Person; role: 'owner' | 'member'; joinedAt: Date };

/** A group as this member ($1) sees it; one that is closed is there for its members and who sees every group ($2) alone. */
const groupQuery = (where: string) => `SELECT g.id, g.name, g.slug, g.description, g.open, g.version,
    (SELECT count(*)::int FROM group_member x WHERE x.group_id = g.id) AS "memberCount", m.role
  FROM "group" g LEFT JOIN group_member m ON m.group_id = g.id AND m.user_id = $1
  WHERE (g.open OR m.user_id IS NOT NULL OR $2::boolean) AND ${where}`;

/** The groups a member may see, by name; at most 500. */
export async function readGroups(db: Database, userId: string, seesAll: boolean): Promise<GroupRow[]> {
  const { rows } = await db.pool.query<GroupRow>({
    name: 'groups',
    text: `${groupQuery('true')} ORDER BY g.name, g.id LIMIT 500`,
    values: [userId, seesAll],
  });
  return rows;
}

/** A group the member may see, or null. */
export async function findGroup(db: Database, userId: string, seesAll: boolean, id: string): Promise<GroupRow | null> {
  const { rows } = await db.pool.query<GroupRow>({
    name: 'group',
    text: groupQuery('g.id = $3'),
    values: [userId, seesAll, id],
  });
  return rows[0] ?? null;
}

/** The group and the position of its room, true together. */
export const findGroupLive = (db: Database, userId: string, seesAll: boolean, id: string) =>
  snapshot(db, [rooms.group(id)], async (client) => {
    const { rows } = await client.query<GroupRow>(groupQuery('g.id = $3'), [userId, seesAll, id]);
    return rows[0] ?? null;
  });

/** Members in the order they came. */
export async function readMembers(
  db: Database,
  groupId: string,
  after: { at: string | null; id: string | null },
  limit: number,
): Promise<MemberRow[]> {
  const { rows } = await db.pool.query<MemberRow>({
    name: 'group-members',
    text: `SELECT person(m.user_id) AS person, m.role, m.joined_at AS "joinedAt" FROM group_member m
           WHERE m.group_id = $1 AND ($2::timestamptz IS NULL OR (m.joined_at, m.user_id) > ($2::timestamptz, $3::uuid))
           ORDER BY m.joined_at, m.user_id LIMIT $4`,
    values: [groupId, after.at, after.id, limit],
  });
  return rows;
}

/**
 * Locks a group until the commit: memberships change one after the other, and not while a category is given to it, so
 * that no category is missed when somebody is removed. Throws NOT_FOUND.
 */
export async function lockGroup(tx: Tx, id: string): Promise<void> {
  const rows = await tx.db.$queryRaw<object[]>`SELECT 1 FROM "group" WHERE id = ${id}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound('That group');
}

/** How many are in a group, as this transaction has made it. */
export const countMembers = (tx: Tx, groupId: string): Promise<number> =>
  tx.db.groupMember.count({ where: { groupId } });

/** A membership as this transaction has made it, or null. */
export const findMembership = (tx: Tx, groupId: string, userId: string) =>
  tx.db.groupMember.findUnique({ where: { groupId_userId: { groupId, userId } } });
