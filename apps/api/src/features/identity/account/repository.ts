import { type ProfileViewer, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { PersonRow, ProfileNumbers } from './presenter.ts';

/**
 * What a member wrote and was liked for, as far as `viewerId` (null: signed out) may see it; the member themselves when none
 * is given. Deleted and hidden things do not count. Nobody has done nothing.
 */
export async function readNumbers(
  db: Database,
  userId: string | null,
  viewerId: string | null = userId,
): Promise<ProfileNumbers> {
  const { rows } = await db.pool.query<ProfileNumbers>({
    name: 'profile-numbers',
    text: 'SELECT * FROM profile_numbers($1, $2)',
    values: [userId, viewerId],
  });
  return rows[0] ?? { topicCount: 0, replyCount: 0, likesReceived: 0 };
}

/** What a member is to a viewer, with the position of the viewer's own room. */
export const readViewer = (db: Database, viewerId: string, userId: string) =>
  snapshot(db, [rooms.user(viewerId)], async (client) => {
    const { rows } = await client.query<ProfileViewer>({
      name: 'profile-viewer',
      text: `SELECT EXISTS (SELECT 1 FROM follow WHERE user_id = $1 AND followed_id = $2) AS following,
        EXISTS (SELECT 1 FROM block WHERE user_id = $1 AND blocked_id = $2) AS blocked`,
      values: [viewerId, userId],
    });
    return rows[0] ?? { following: false, blocked: false };
  });

/**
 * As many rows are looked at as there are limits, however many members and replies there are: $1 how a name begins in lower
 * case, $2 the topic, $3 the viewer. The right to read the topic is decided once. Names are read in their order from $1 on;
 * LIKE, whose plan is made before the beginning is known, would read them all.
 */
export const mentionableSql = `
  WITH lately AS MATERIALIZED (
    SELECT DISTINCT r.author_id AS id
    FROM (SELECT author_id, deleted_at FROM reply WHERE topic_id = $2 ORDER BY number DESC LIMIT 1000) r
    WHERE r.deleted_at IS NULL AND (
      SELECT scope_allows(sc, $3) FROM topic t JOIN "scope" sc ON sc.key = 'category:' || t.category_id
      WHERE t.id = $2 AND t.deleted_at IS NULL)
  ),
  near AS (
    SELECT true AS wrote, u.* FROM lately l
    CROSS JOIN LATERAL (SELECT id, username, display_name, role FROM "user" WHERE id = l.id AND deleted_at IS NULL OFFSET 0) u
    UNION ALL
    (SELECT false, id, username, display_name, role FROM "user" WHERE lower(username) ~>=~ $1 AND deleted_at IS NULL
     ORDER BY lower(username) USING ~<~ LIMIT 12)
    UNION ALL
    (SELECT false, id, username, display_name, role FROM "user" WHERE lower(display_name) ~>=~ $1 AND deleted_at IS NULL
     ORDER BY lower(display_name) USING ~<~ LIMIT 100)
  )
  SELECT id, username, display_name AS "displayName", role FROM near
  WHERE starts_with(username, $1) OR starts_with(lower(display_name), $1)
  GROUP BY id, username, display_name, role
  ORDER BY bool_or(wrote) DESC, username USING ~<~ LIMIT 6`;

/**
 * People whose names begin so, case-insensitively; those who wrote one of the last 1,000 replies of the topic first, if the
 * viewer may read it, then by username. At most six.
 */
export async function readMentionable(
  db: Database,
  viewerId: string,
  prefix: string,
  topicId: string | null,
): Promise<PersonRow[]> {
  const { rows } = await db.pool.query<PersonRow>({
    name: 'mentionable',
    text: mentionableSql,
    values: [prefix.toLowerCase(), topicId, viewerId],
  });
  return rows;
}

/** Locks a member's row and reads who they are; null when there is none. */
export async function takeMember(tx: Tx, userId: string): Promise<(PersonRow & { bio: string }) | null> {
  const rows = await tx.db.$queryRaw<(PersonRow & { bio: string })[]>`
      SELECT id, username, display_name AS "displayName", role, bio FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}
