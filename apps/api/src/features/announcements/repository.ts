import type { Importance } from '@tidings/contracts';
import { rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { GROUP_ROOMS_MAX } from './policy.ts';
import type { AnnouncementRow } from './presenter.ts';

export const announcementColumns = `a.id, a.importance, a.title, a.body, a.link_url AS "linkUrl", a.link_words AS "linkWords",
  a.audience, a.audience_id AS "audienceId", a.channels, a.state, a.publish_at AS "publishAt", a.ends_at AS "endsAt",
  a.published_at AS "publishedAt", a.edited_at AS "editedAt", a.ended_at AS "endedAt", a.version`;

/** Where a page of announcements ended. */
export type OutPlace = { importance: Importance; at: string; id: string };
type ShownRow = AnnouncementRow & { dismissedAt: Date | null };

export const shownSql = `SELECT ${announcementColumns}, d.at AS "dismissedAt"
  FROM announcement a LEFT JOIN announcement_dismissal d ON d.user_id = $1 AND d.announcement_id = a.id
  WHERE a.state = 'published' AND is_announced_to(a.audience, a.audience_id, $1)
    AND ($2::importance IS NULL OR (a.importance, a.published_at, a.id) < ($2::importance, $3::timestamptz, $4::uuid))
  ORDER BY a.importance DESC, a.published_at DESC, a.id DESC LIMIT $5`;

/** What is out for a member, with the positions of the rooms it comes in: of their groups, those they came into last. */
export async function readShown(db: Database, userId: string, after: OutPlace | null, limit: number) {
  const { value, positions } = await snapshot<{ rows: ShownRow[]; groups: string[] }>(
    db,
    ({ groups }) => [rooms.announcements, rooms.user(userId), ...groups.map((id) => rooms.group(id))],
    async (client) => {
      const { rows } = await client.query<ShownRow>({
        name: 'announcements',
        text: shownSql,
        values: [userId, after?.importance ?? null, after?.at ?? null, after?.id ?? null, limit],
      });
      const { rows: groups } = await client.query<{ id: string }>({
        name: 'announced-groups',
        text: `SELECT m.group_id AS id FROM group_member m JOIN "group" g ON g.id = m.group_id
          WHERE m.user_id = $1 AND g.deleted_at IS NULL ORDER BY m.joined_at DESC, m.group_id LIMIT $2`,
        values: [userId, GROUP_ROOMS_MAX],
      });
      return { rows, groups: groups.map(({ id }) => id) };
    },
  );
  return { rows: value.rows, positions };
}

/** Whether an announcement went out to this member; not one that was called back. It stays as it is until the commit. */
export async function holdAnnounced(tx: Tx, id: string, userId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM announcement a WHERE a.id = ${id}::uuid AND a.published_at IS NOT NULL AND a.state <> 'called_back'
      AND is_announced_to(a.audience, a.audience_id, ${userId}::uuid) FOR KEY SHARE OF a`;
  return rows.length > 0;
}

/** When a member closed an announcement, held until the commit; null: they did not. */
export async function takeDismissal(tx: Tx, id: string, userId: string): Promise<Date | null> {
  // A statement of its own: one that waits for the lock would read what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const where = { userId_announcementId: { userId, announcementId: id } };
  return (await tx.db.announcementDismissal.findUnique({ where }))?.at ?? null;
}

export const writeDismissal = (tx: Tx, id: string, userId: string, at: Date) =>
  tx.db.announcementDismissal.create({ data: { announcementId: id, userId, at } });

export const deleteDismissal = (tx: Tx, id: string, userId: string) =>
  tx.db.announcementDismissal.deleteMany({ where: { announcementId: id, userId } });

/** Forgets so many dismissals of what ended before that time; answers how many. */
export async function pruneDismissals(db: Database, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.pool.query(
    `DELETE FROM announcement_dismissal d WHERE (d.user_id, d.announcement_id) IN (
       SELECT x.user_id, x.announcement_id FROM announcement a JOIN announcement_dismissal x ON x.announcement_id = a.id
       WHERE a.ended_at < $1 LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
