import type { Audience } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { Prisma } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import type { AnnouncementRow, ManagedRow } from '../presenter.ts';
import { announcementColumns } from '../repository.ts';

const managedColumns = `${announcementColumns}, a.created_at AS "createdAt", person(a.created_by_id) AS "createdBy",
  a.updated_at AS "updatedAt", person(a.updated_by_id) AS "updatedBy", CASE a.audience
    WHEN 'group' THEN (SELECT g.name FROM "group" g WHERE g.id = a.audience_id AND g.deleted_at IS NULL) END AS "audienceName"`;

/** An announcement as it stands, held until the commit, and the time of the database; members close it meanwhile. Throws NOT_FOUND. */
export async function takeAnnouncement(tx: Tx, id: string): Promise<AnnouncementRow & { now: Date }> {
  const rows = await tx.db.$queryRaw<(AnnouncementRow & { now: Date })[]>(
    Prisma.sql`SELECT ${Prisma.raw(announcementColumns)}, date_trunc('milliseconds', clock_timestamp()) AS now
      FROM announcement a WHERE a.id = ${id}::uuid FOR NO KEY UPDATE`,
  );
  if (!rows[0]) throw notFound('That announcement');
  return rows[0];
}

/** Whom it is for, before it is held: what an audience is about is locked first. Throws NOT_FOUND. */
export async function readAudienceOf(tx: Tx, id: string): Promise<Audience> {
  const row = await tx.db.announcement.findUnique({ where: { id }, select: { audience: true, audienceId: true } });
  if (!row) throw notFound('That announcement');
  return { kind: row.audience, id: row.audienceId };
}

/** As this transaction has made it. */
export async function readMade(tx: Tx, id: string): Promise<ManagedRow> {
  const rows = await tx.db.$queryRaw<ManagedRow[]>(
    Prisma.sql`SELECT ${Prisma.raw(managedColumns)} FROM announcement a WHERE a.id = ${id}::uuid`,
  );
  if (!rows[0]) throw notFound('That announcement');
  return rows[0];
}

export async function findManaged(db: Database, id: string): Promise<ManagedRow | null> {
  const { rows } = await db.pool.query<ManagedRow>({
    name: 'managed-announcement',
    text: `SELECT ${managedColumns} FROM announcement a WHERE a.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

const at = 'coalesce(a.published_at, a.publish_at, a.created_at)';
const sorts = { draft: `'{draft}'`, planned: `'{planned}'`, sent: `'{published,ended,called_back}'` } as const;
export type Sort = keyof typeof sorts;
const anySort = `'{draft,planned,published,ended,called_back}'`;
export const managedSql = (sort: Sort | null) => `SELECT ${managedColumns}, ${at} AS at FROM announcement a
  WHERE a.state = ANY (${sort ? sorts[sort] : anySort}::announcement_state[]) AND (${at}, a.id) < ($1::timestamptz, $2::uuid)
  ORDER BY ${at} DESC, a.id DESC LIMIT $3`;

/** Those of one sort, or all: those that went out or will the last first. */
export async function readManaged(db: Database, sort: Sort | null, after: TimePlace, limit: number) {
  const { rows } = await db.pool.query<ManagedRow & { at: Date }>({
    name: `managed-announcements-${sort}`,
    text: managedSql(sort),
    values: [after.at, after.id, limit],
  });
  return rows;
}

/** How many there are of each sort. */
export async function countSorts(db: Database): Promise<Record<Sort, number>> {
  const { rows } = await db.pool.query<Record<Sort, number>>({
    name: 'announcement-sorts',
    text: `SELECT count(*) FILTER (WHERE state = 'draft')::int AS draft, count(*) FILTER (WHERE state = 'planned')::int AS planned,
      count(*) FILTER (WHERE state NOT IN ('draft', 'planned'))::int AS sent FROM announcement`,
  });
  return rows[0] ?? { draft: 0, planned: 0, sent: 0 };
}

/** Some of a group that are planned or out. */
export async function readGoingTo(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.db.announcement.findMany({
    where: { audience: 'group', audienceId: groupId, OR: [{ state: 'planned' }, { state: 'published' }] },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: 100,
  });
  return rows.map(({ id }) => id);
}
