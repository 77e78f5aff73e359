import { type Group, type Person, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type pg from 'pg';
import { snapshot } from '../../platform/events/log/snapshot.ts';

export type GroupRow = Omit<Group, 'viewer'> & { role: 'owner' | 'member' | null };

/** A group as this member ($1) sees it; one that is closed is there for its members and staff ($2) alone. */
const groupQuery = (where: string) => `SELECT g.id, g.name, g.slug, g.description, g.open, g.version,
    (SELECT count(*)::int FROM group_member x WHERE x.group_id = g.id) AS "memberCount", m.role
  FROM "group" g LEFT JOIN group_member m ON m.group_id = g.id AND m.user_id = $1
  WHERE (g.open OR m.user_id IS NOT NULL OR $2::boolean) AND ${where}`;

export async function readGroups(db: Database, userId: string, staff: boolean): Promise<GroupRow[]> {
  const { rows } = await db.pool.query<GroupRow>({
    name: 'groups',
    text: `${groupQuery('true')} ORDER BY g.name, g.id LIMIT 500`,
    values: [userId, staff],
  });
  return rows;
}

export async function findGroup(db: Database | { pool: pg.Pool }, userId: string, staff: boolean, id: string) {
  const { rows } = await db.pool.query<GroupRow>({
    name: 'group',
    text: groupQuery('g.id = $3'),
    values: [userId, staff, id],
  });
  return rows[0] ?? null;
}

/** The group and the position of its room, true together. */
export const findGroupLive = (db: Database, userId: string, staff: boolean, id: string) =>
  snapshot(db, [rooms.group(id)], async (client) => {
    const { rows } = await client.query<GroupRow>(groupQuery('g.id = $3'), [userId, staff, id]);
    return rows[0] ?? null;
  });

export type MemberRow = { person: Person; role: 'owner' | 'member'; joinedAt: Date };

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
