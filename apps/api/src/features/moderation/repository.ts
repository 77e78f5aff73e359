import type { ModerationContent } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import { categoryScopeOf } from '../categories/index.ts';

/** What a moderator needs: their place allows it, or somebody asked the moderators to look at it. */
const mayLook = (id: string) => `(scope_allows(sc, $1) OR EXISTS (SELECT 1 FROM report x WHERE x.target_id = ${id}))`;

const contentOf: Record<ModerationContent['targetType'], string> = {
  topic: `SELECT t.id AS "topicId", NULL::int AS number, t.title, t.body, person(t.author_id) AS author,
      CASE WHEN t.deleted_at IS NOT NULL THEN 'deleted' ELSE t.status::text END AS status
    FROM topic t JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
    WHERE t.id = $2 AND ${mayLook('t.id')}`,
  reply: `SELECT r.topic_id AS "topicId", r.number, t.title, r.body, person(r.author_id) AS author,
      CASE WHEN r.deleted_at IS NOT NULL OR t.deleted_at IS NOT NULL THEN 'deleted' ELSE r.status::text END AS status
    FROM reply r JOIN topic t ON t.id = r.topic_id JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
    WHERE r.id = $2 AND ${mayLook('r.id')}`,
  user: `SELECT NULL::uuid AS "topicId", NULL::int AS number, NULL::text AS title, u.bio AS body, person(u.id) AS author,
      'visible' AS status
    FROM "user" u WHERE u.id = $2 AND $1::uuid IS NOT NULL`,
};

type ContentRow = Omit<ModerationContent, 'targetType' | 'targetId'>;

/** The text as it is now, hidden or deleted too; null when it never was, or is none of this moderator's business. */
export async function readContentRow(
  db: Database,
  moderatorId: string,
  type: ModerationContent['targetType'],
  id: string,
): Promise<ContentRow | null> {
  const { rows } = await db.pool.query<ContentRow>({
    name: `moderation-content-${type}`,
    text: contentOf[type],
    values: [moderatorId, id],
  });
  return rows[0] ?? null;
}

/** Whether a moderator did anything since to the same thing, or to the same member's permissions. */
export async function wasFollowed(tx: Tx, actionId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM moderation_action d JOIN moderation_action a ON a.at > d.at AND (a.target_id = d.target_id
      OR (a.member_id = d.member_id AND a.action IN ('silence', 'suspend', 'lift') AND d.action IN ('silence', 'suspend', 'lift')))
    WHERE d.id = ${actionId}::uuid LIMIT 1`;
  return rows.length > 0;
}
