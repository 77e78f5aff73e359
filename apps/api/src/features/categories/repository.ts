import { rooms, type WatchLevel } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import type { CategoryRow } from './presenter.ts';
import { categoryScopeOf } from './scope.ts';

type CategoryNumbers = { topicCount: number; unread: number | null; watch: WatchLevel | null; stale: boolean };

/**
 * Categories this member (null: signed out) may read, in order, with topics holding something unread. `stale`: what is
 * kept of the member's reading is a while old, so that what changed since takes longer and longer to weigh. With the
 * positions of the categories and of the member's own room.
 */
export function readCategories(db: Database, userId: string | null) {
  const feeding = (rows: CategoryRow[]) => [
    ...rows.map(({ id }) => rooms.category(id)),
    ...(userId ? [rooms.user(userId)] : []),
  ];
  return snapshot(db, feeding, async (client) => {
    const { rows } = await client.query<CategoryRow & CategoryNumbers>({
      name: 'categories',
      text: `SELECT c.id, c.name, c.slug, c.colour, c.description, c.position, c.group_id AS "groupId", c.version, is_archived(c.id) AS archived,
        coalesce(n.topic_count, 0) AS "topicCount",
        CASE WHEN $1::uuid IS NOT NULL THEN coalesce(n.topic_count, 0) - coalesce(r.topics, 0) END AS unread,
        (SELECT w.level FROM watch w WHERE w.user_id = $1 AND w.target_type = 'category' AND w.target_id = c.id) AS watch,
        NOT EXISTS (SELECT 1 FROM member_seen m WHERE m.user_id = $1 AND m.at > now() - interval '1 minute') AS stale
      FROM category c JOIN "scope" sc ON sc.key = ${categoryScopeOf('c.id')}
        LEFT JOIN category_stat n ON n.category_id = c.id
        LEFT JOIN read_topics($1) r ON r.category_id = c.id
      WHERE c.deleted_at IS NULL AND scope_allows(sc, $1)
      ORDER BY c.position, c.name`,
      values: [userId],
    });
    return rows;
  });
}

/** Brings what is kept of a member's reading up to now. */
export async function settleReads(db: Database, userId: string): Promise<void> {
  await db.pool.query({ name: 'settle-reads', text: 'SELECT settle_reads($1)', values: [userId] });
}

/** Whether anything in these categories is unread for a member, by the numbers that are kept. */
export async function hasUnread(db: Database, userId: string, categoryIds: readonly string[]): Promise<boolean> {
  const { rows } = await db.pool.query<{ unread: boolean }>({
    name: 'has-unread',
    text: `SELECT EXISTS (SELECT 1 FROM category_stat n LEFT JOIN read_topics($1) r ON r.category_id = n.category_id
             WHERE n.category_id = ANY ($2::uuid[]) AND n.topic_count > coalesce(r.topics, 0)) AS unread`,
    values: [userId, categoryIds],
  });
  return rows[0]?.unread ?? false;
}

/** Whether this member (null: signed out) may read a category. */
export async function isReadable(db: Database, userId: string | null, categoryId: string): Promise<boolean> {
  const { rows } = await db.pool.query({
    name: 'is-readable',
    text: `SELECT 1 FROM category c JOIN "scope" sc ON sc.key = ${categoryScopeOf('c.id')}
           WHERE c.id = $2 AND c.deleted_at IS NULL AND scope_allows(sc, $1)`,
    values: [userId, categoryId],
  });
  return rows.length > 0;
}

/** Ids of the categories this member may read. */
export async function readableCategoryIds(db: Database, userId: string | null): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'readable-categories',
    text: `SELECT c.id FROM category c JOIN "scope" sc ON sc.key = ${categoryScopeOf('c.id')}
           WHERE c.deleted_at IS NULL AND scope_allows(sc, $1)`,
    values: [userId],
  });
  return rows.map(({ id }) => id);
}

/** Locks a category's row and reads what its changes need. Throws NOT_FOUND. */
export async function takeCategory(tx: Tx, id: string): Promise<{ slug: string; groupId: string | null }> {
  const rows = await tx.db.$queryRaw<{ slug: string; groupId: string | null }[]>`
    SELECT slug, group_id AS "groupId" FROM category WHERE id = ${id}::uuid AND deleted_at IS NULL FOR UPDATE`;
  if (!rows[0]) throw notFound('That category');
  return rows[0];
}

/** Held until the commit, so that the category is not deleted as empty meanwhile. Throws NOT_FOUND. */
export async function holdCategory(tx: Tx, categoryId: string): Promise<void> {
  const there = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM category WHERE id = ${categoryId}::uuid AND deleted_at IS NULL FOR KEY SHARE`;
  if (there.length === 0) throw notFound('That category');
}

/** Whether a category's group is archived, so that nothing new is written in it. */
export async function isArchived(tx: Tx, categoryId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ archived: boolean }[]>`SELECT is_archived(${categoryId}::uuid) AS archived`;
  return rows[0]?.archived ?? false;
}

/**
 * Holds the group of a category until the commit, so that it is not archived meanwhile, and says whether it is. Who holds
 * the category itself does so afterwards: groups are locked before categories.
 */
export async function holdGroupOf(tx: Tx, categoryId: string): Promise<{ archived: boolean }> {
  const rows = await tx.db.$queryRaw<{ archived: boolean }[]>`
    SELECT g.archived_at IS NOT NULL AS archived FROM category c JOIN "group" g ON g.id = c.group_id
    WHERE c.id = ${categoryId}::uuid FOR SHARE OF g`;
  return rows[0] ?? { archived: false };
}

/** How many categories there are, as this transaction has made it. */
export const countCategories = (tx: Tx): Promise<number> => tx.db.category.count({ where: { deletedAt: null } });

/** How many topics a category holds, as this transaction has made it. */
export const countTopics = (tx: Tx, categoryId: string): Promise<number> =>
  tx.db.topic.count({ where: { categoryId, deletedAt: null } });

/** Ids of all categories, for work that goes through them one by one. */
export async function readCategoryIds(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM category WHERE deleted_at IS NULL ORDER BY id');
  return rows.map(({ id }) => id);
}

/** Counts the topics of a category anew; returns how far the kept number was off. A transaction of its own. */
export async function recountCategory(db: Database, categoryId: string): Promise<number> {
  const { rows } = await db.pool.query<{ drift: number }>({
    name: 'recount-category',
    text: 'SELECT recount_category($1) AS drift',
    values: [categoryId],
  });
  return rows[0]?.drift ?? 0;
}
