import type { Database } from '@tidings/db';
import type { ProfileNumbers } from './presenter.ts';

/** What a member wrote and was liked for; deleted and hidden things do not count. */
export async function readNumbers(db: Database, userId: string): Promise<ProfileNumbers> {
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

export const findByLogin = (db: Database, login: string) =>
  db.prisma.user.findFirst({ where: { OR: [{ username: login }, { email: login }] } });
