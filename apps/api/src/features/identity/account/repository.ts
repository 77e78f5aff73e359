import type { Database } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { PersonRow, ProfileNumbers } from './presenter.ts';

/** What a member wrote and was liked for; deleted and hidden things do not count. Nobody has done nothing. */
export async function readNumbers(db: Database, userId: string | null): Promise<ProfileNumbers> {
  const { rows } = await db.pool.query<ProfileNumbers>({
    name: 'profile-numbers',
    text: `SELECT
      (SELECT count(*)::int FROM topic WHERE author_id = $1 AND deleted_at IS NULL) AS "topicCount",
      (SELECT count(*)::int FROM reply WHERE author_id = $1 AND deleted_at IS NULL) AS "replyCount",
      (SELECT count(*)::int FROM reaction WHERE author_id = $1) AS "likesReceived"`,
    values: [userId],
  });
  return rows[0] ?? { topicCount: 0, replyCount: 0, likesReceived: 0 };
}

/** People whose names begin so, case-insensitively; those who wrote in the topic first, then by username. At most six. */
export async function readMentionable(db: Database, prefix: string, topicId: string | null): Promise<PersonRow[]> {
  const { rows } = await db.pool.query<PersonRow>({
    name: 'mentionable',
    text: `SELECT u.id, u.username, u.display_name AS "displayName", u.role FROM "user" u
           WHERE u.username LIKE $1 OR lower(u.display_name) LIKE $1
           ORDER BY (EXISTS (SELECT 1 FROM reply r WHERE r.topic_id = $2 AND r.author_id = u.id)) DESC, u.username LIMIT 6`,
    values: [`${prefix.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`, topicId],
  });
  return rows;
}

/** Locks a member's row and reads who they are; null when there is none. */
export async function takeMember(tx: Tx, userId: string): Promise<(PersonRow & { bio: string }) | null> {
  const rows = await tx.db.$queryRaw<(PersonRow & { bio: string })[]>`
      SELECT id, username, display_name AS "displayName", role, bio FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}
