import type { Notice } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { TimePlace } from '../../../platform/http/place.ts';
import { categoryScopeOf } from '../../categories/index.ts';

export type NoticeRow = Omit<Notice, 'until' | 'at' | 'readAt' | 'moderator'> & {
  until: Date | null;
  at: Date;
  readAt: Date | null;
};
type Page = TimePlace & { unread: boolean; limit: number };

/** What it was about. The title above a reply is left out where the member, `$1`, may not read that topic any more. */
const subject = `CASE WHEN a.target_type = 'reply' AND NOT EXISTS (SELECT 1 FROM topic t
    JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
    WHERE t.id = (a.subject ->> 'topicId')::uuid AND t.status = 'visible' AND t.deleted_at IS NULL AND scope_allows(sc, $1))
  THEN a.subject || '{"title": null}' ELSE a.subject END`;
const INNER = "('dismiss', 'reopen')";

export const noticesSql = `SELECT a.id, a.action, a.target_type AS "targetType", a.target_id AS "targetId", ${subject} AS subject,
    person(a.member_id) AS member, a.reason, a.until, a.at, a.read_at AS "readAt"
  FROM moderation_action a
  WHERE a.member_id = $1 AND a.moderator_id <> $1 AND a.action NOT IN ${INNER} AND (NOT $2 OR a.read_at IS NULL)
    AND (a.at, a.id) < ($3::timestamptz, $4::uuid)
  ORDER BY a.at DESC, a.id DESC LIMIT $5`;

/** What staff decided about a member and what is theirs, newest first; not what they did themselves. */
export async function readNotices(db: Database, memberId: string, page: Page): Promise<NoticeRow[]> {
  const { rows } = await db.pool.query<NoticeRow>({
    name: 'notices',
    text: noticesSql,
    values: [memberId, page.unread, page.at, page.id, page.limit],
  });
  return rows;
}

/** Puts a member's own notice away, once. False when it is not theirs. */
export async function markNoticeRead(db: Database, memberId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.pool.query({
    name: 'read-notice',
    text: `UPDATE moderation_action SET read_at = coalesce(read_at, now())
           WHERE id = $2 AND member_id = $1 AND moderator_id <> $1 AND action NOT IN ${INNER}`,
    values: [memberId, id],
  });
  return rowCount === 1;
}
