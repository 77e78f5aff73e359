import { type Group, type Person, rooms, type WatchLevel } from '@tidings/contracts';
import { type Database, uuidv7 } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { TimePlace } from '../../platform/http/place.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import type { Creator } from './policy.ts';

export type GroupRow = Omit<Group, 'viewer' | 'archivedAt'> & {
  archivedAt: Date | null;
  archived: boolean;
  role: 'owner' | 'member' | null;
  /** What the viewer said of it; null: nothing. */
  watch: WatchLevel | null;
};
/** Whether a group is archived, and by whom where staff did it to its owners. */
export type LockedGroup = { archived: boolean; archivedBy: Person | null };
export type MemberRow = { person: Person; role: 'owner' | 'member'; joinedAt: Date };

/** A group as this member ($1) sees it; one that is closed is there for its members and who sees every group ($2) alone. */
const groupQuery = (
  where: string,
) => `SELECT g.id, g.name, g.slug, g.description, g.open, g.version, g.archived_at AS "archivedAt",
    g.archived_at IS NOT NULL AS archived,
    g.member_count AS "memberCount", m.role,
    (SELECT w.level FROM watch w WHERE w.user_id = $1 AND w.target_type = 'group' AND w.target_id = g.id) AS watch
  FROM "group" g LEFT JOIN group_member m ON m.group_id = g.id AND m.user_id = $1
  WHERE g.deleted_at IS NULL AND (g.open OR m.user_id IS NOT NULL OR $2::boolean) AND ${where}`;

/** Where a page of groups ended: at this group, among the member's own or the others. */
export type GroupPlace = { others: boolean; id: string };

const groupPlace = `$3::boolean IS NULL OR (m.user_id IS NULL, g.name, g.id) > ($3, (SELECT p.name FROM "group" p WHERE p.id = $4), $4::uuid)`;
export const groupsSql = `${groupQuery(`(g.slug = $7 OR (g.archived_at IS NOT NULL) = $6) AND (${groupPlace})`)} ORDER BY m.user_id IS NULL, g.name, g.id LIMIT $5`;

/** The groups a member may see: their own first, then the others, by name; those that are archived, the others, or the one of an address. */
export async function readGroups(
  db: Database,
  userId: string,
  seesAll: boolean,
  which: { archived: boolean } | { slug: string },
  after: GroupPlace | null,
  limit: number,
): Promise<GroupRow[]> {
  const wanted = 'slug' in which ? [null, which.slug] : [which.archived, null];
  const { rows } = await db.pool.query<GroupRow>({
    name: 'groups',
    text: groupsSql,
    values: [userId, seesAll, after?.others ?? null, after?.id ?? null, limit, ...wanted],
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

/** The group and the positions of its room and of the member's own, true together. */
export const findGroupLive = (db: Database, userId: string, seesAll: boolean, id: string) =>
  snapshot(db, [rooms.group(id), rooms.user(userId)], async (client) => {
    const { rows } = await client.query<GroupRow>(groupQuery('g.id = $3'), [userId, seesAll, id]);
    return rows[0] ?? null;
  });

export const membersSql = `SELECT person(m.user_id) AS person, m.role, m.joined_at AS "joinedAt" FROM group_member m
  WHERE m.group_id = $1 AND (m.joined_at, m.user_id) > ($2::timestamptz, $3::uuid)
  ORDER BY m.joined_at, m.user_id LIMIT $4`;

/** Members in the order they came. */
export async function readMembers(
  db: Database,
  groupId: string,
  after: TimePlace,
  limit: number,
): Promise<MemberRow[]> {
  const { rows } = await db.pool.query<MemberRow>({
    name: 'group-members',
    text: membersSql,
    values: [groupId, after.at, after.id, limit],
  });
  return rows;
}

/**
 * Locks a group until the commit: memberships change one after the other, and not while a category is given to it, so
 * that no category is missed when somebody is removed. Throws NOT_FOUND.
 */
export async function lockGroup(tx: Tx, id: string): Promise<LockedGroup> {
  const rows = await tx.db.$queryRaw<LockedGroup[]>`
    SELECT g.archived_at IS NOT NULL AS archived, CASE WHEN u.id IS NOT NULL THEN person(u.id) END AS "archivedBy"
    FROM "group" g LEFT JOIN "user" u ON u.id = g.archived_by_id
    WHERE g.id = ${id}::uuid AND g.deleted_at IS NULL FOR UPDATE OF g`;
  if (!rows[0]) throw notFound('That group');
  return rows[0];
}

/** A group as this transaction has made it, with nothing that is one viewer's. */
export async function readLocked(tx: Tx, id: string): Promise<Omit<GroupRow, 'role' | 'watch'>> {
  const row = await tx.db.group.findUniqueOrThrow({ where: { id } });
  return { ...row, archived: row.archivedAt !== null };
}

/** A group as it stands until the commit, with nothing that is one viewer's; null when it is gone. */
export async function holdThere(tx: Tx, id: string): Promise<Omit<GroupRow, 'role' | 'watch'> | null> {
  const rows = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM "group" WHERE id = ${id}::uuid AND deleted_at IS NULL FOR SHARE`;
  return rows.length > 0 ? readLocked(tx, id) : null;
}

/** Who owns a group longest; null when nobody does. */
export async function findOwner(tx: Tx, groupId: string): Promise<Person | null> {
  const rows = await tx.db.$queryRaw<{ owner: Person }[]>`
    SELECT person(m.user_id) AS owner FROM group_member m WHERE m.group_id = ${groupId}::uuid AND m.role = 'owner'
    ORDER BY m.joined_at, m.user_id LIMIT 1`;
  return rows[0]?.owner ?? null;
}

/** The categories that are a group's. */
export async function readCategoryIdsOf(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.db.category.findMany({ where: { groupId, deletedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** How many are in a group, as this transaction has made it. */
export async function countMembers(tx: Tx, groupId: string): Promise<number> {
  const row = await tx.db.group.findUnique({ where: { id: groupId }, select: { memberCount: true } });
  return row?.memberCount ?? 0;
}

/** How much a member wants to hear of a group, as they said; null: they said nothing. */
export const findWatch = async (tx: Tx, groupId: string, userId: string): Promise<WatchLevel | null> => {
  const key = { userId, targetType: 'group', targetId: groupId };
  return (await tx.db.watch.findUnique({ where: { userId_targetType_targetId: key } }))?.level ?? null;
};

/** A membership as this transaction has made it, or null. */
export const findMembership = (tx: Tx, groupId: string, userId: string) =>
  tx.db.groupMember.findUnique({ where: { groupId_userId: { groupId, userId } } });

/** Holds a member's creations of groups until the commit and reads what limits them. */
export async function readCreator(tx: Tx, userId: string): Promise<Creator> {
  // A statement of its own: one that waits for the lock would count what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.db.$queryRaw<Creator[]>`
    SELECT extract(epoch FROM now() - u.created_at)::float8 / 86400 AS "ageDays",
      (SELECT count(*)::int FROM group_member m JOIN "group" g ON g.id = m.group_id
        WHERE m.user_id = u.id AND m.role = 'owner' AND g.deleted_at IS NULL) AS owned,
      (SELECT count(*)::int FROM group_creation c WHERE c.user_id = u.id AND c.at > now() - interval '1 day') AS made
    FROM "user" u WHERE u.id = ${userId}::uuid`;
  return rows[0] ?? { ageDays: 0, owned: 0, made: 0 };
}

/** Remembers that a member made a group, and forgets what nothing is decided by any more. */
export async function noteCreation(tx: Tx, userId: string): Promise<void> {
  await tx.db.groupCreation.deleteMany({ where: { userId, at: { lt: new Date(Date.now() - 2 * 86_400_000) } } });
  await tx.db.groupCreation.create({ data: { id: uuidv7(), userId } });
}
