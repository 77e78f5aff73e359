import type { Report, Role } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import type pg from 'pg';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { TimePlace } from '../../platform/http/place.ts';
import type { Before } from './before.ts';
import type { DoneAct } from './policy.ts';
import type { ActionRow, ReportRow } from './presenter.ts';

/** What was reported or acted on, with the title of its topic also where it was kept without one. */
const titled = (subject: string) => `CASE WHEN ${subject} ->> 'title' IS NULL AND ${subject} ->> 'topicId' IS NOT NULL
  THEN ${subject} || jsonb_build_object('title', (SELECT x.title FROM topic x WHERE x.id = (${subject} ->> 'topicId')::uuid))
  ELSE ${subject} END`;

/** Columns of an audit entry, joined as `a`. */
const actionColumns = `a.id, a.action, a.target_type AS "targetType", a.target_id AS "targetId", ${titled('a.subject')} AS subject,
  person(a.moderator_id) AS moderator, person(a.member_id) AS member, a.reason, a.until, a.at`;

/** How many of those who reported something are shown with it; all are counted. */
const REPORTERS = 20;

/** Columns of a report, joined as `r`, with the first who reported it. */
const reportColumns = `r.id, r.target_type AS "targetType", r.target_id AS "targetId", r.state, ${titled('r.subject')} AS subject,
  coalesce((SELECT jsonb_agg(jsonb_build_object('person', person(e.reporter_id), 'reason', e.reason, 'note', e.note,
    'at', iso(e.at)) ORDER BY e.at, e.reporter_id)
    FROM (SELECT * FROM report_entry x WHERE x.report_id = r.id ORDER BY x.at, x.reporter_id LIMIT ${REPORTERS}) e), '[]'::jsonb) AS reporters,
  (SELECT count(*)::int FROM report_entry x WHERE x.report_id = r.id) AS "reporterCount",
  r.created_at AS "createdAt", r.closed_at AS "closedAt",
  CASE WHEN r.closed_by_id IS NULL THEN NULL ELSE person(r.closed_by_id) END AS "closedBy", r.version,
  (SELECT jsonb_build_object('actionId', a.id, 'action', a.action, 'reason', a.reason, 'until', iso(a.until))
    FROM moderation_action a WHERE a.id = r.action_id) AS resolution`;

/** Whose reports somebody may read: members of these roles, and never their own. */
export type Settling = { id: string; roles: readonly Role[] };

/** The reports of those, `r`; the numbers of the parameters that hold the roles and the id. */
const settled = (roles: number, id: number) => `report r JOIN "user" m ON m.id = (r.subject -> 'author' ->> 'id')::uuid
       WHERE m.role = ANY ($${roles}::role[]) AND m.id <> $${id}`;

export const actionsSql = `SELECT ${actionColumns} FROM moderation_action a JOIN "user" m ON m.id = a.member_id
  WHERE (a.at, a.id) < ($1::timestamptz, $2::uuid)
    AND (a.action NOT IN ('dismiss', 'reopen') OR (m.role = ANY ($4::role[]) AND m.id <> $5))
  ORDER BY a.at DESC, a.id DESC LIMIT $3`;

/** Entries of the audit log, newest first. That a report was dismissed or opened again is known to who may read the report. */
export async function readActionPage(
  db: Database,
  settling: Settling,
  after: TimePlace,
  limit: number,
): Promise<ActionRow[]> {
  const { rows } = await db.pool.query<ActionRow>({
    name: 'moderation-actions',
    text: actionsSql,
    values: [after.at, after.id, limit, settling.roles, settling.id],
  });
  return rows;
}

/** Reports in one state: open ones oldest first, closed ones newest first, with the positions of the rooms that bring more. */
export function readReportPage(
  db: Database,
  settling: Settling,
  inRooms: readonly string[],
  state: Report['state'],
  after: TimePlace,
  limit: number,
) {
  const [order, beyond] = state === 'open' ? ['ASC', '>'] : ['DESC', '<'];
  return snapshot(db, inRooms, async (client) => {
    const { rows } = await client.query<ReportRow>(
      `SELECT ${reportColumns} FROM ${settled(5, 6)} AND r.state = $1::report_state
         AND (r.created_at, r.id) ${beyond} ($2::timestamptz, $3::uuid)
       ORDER BY r.created_at ${order}, r.id ${order} LIMIT $4`,
      [state, after.at, after.id, limit, settling.roles, settling.id],
    );
    return { rows, openCount: await countOpenReports(client, settling) };
  });
}

/** How many reports wait for this moderator, in the snapshot of a page. */
const countOpenReports = async (client: pg.PoolClient, settling: Settling): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${settled(1, 2)} AND r.state = 'open'`,
    [settling.roles, settling.id],
  );
  return rows[0]?.count ?? 0;
};

type FoundAction = ActionRow & { before: Before | null; isUndo: boolean };

/** An entry of the audit log with what was so before, and its row held; null when there is none. */
export async function findAction(tx: Tx, id: string): Promise<FoundAction | null> {
  const rows = await tx.db.$queryRaw<FoundAction[]>(
    Prisma.sql`SELECT ${Prisma.raw(actionColumns)}, a.before, a.undoes_id IS NOT NULL AS "isUndo" FROM moderation_action a WHERE a.id = ${id}::uuid FOR UPDATE`,
  );
  return rows[0] ?? null;
}

/** Reports and actions on one target wait for each other, so that there is one open report and its versions run on. */
export async function lockTarget(tx: Tx, targetId: string): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(7402, hashtext(${targetId}))`;
}

/** A report as this transaction has made it. */
export async function readReport(tx: Tx, reportId: string): Promise<ReportRow> {
  const rows = await tx.db.$queryRaw<ReportRow[]>(
    Prisma.sql`SELECT ${Prisma.raw(reportColumns)} FROM report r WHERE r.id = ${reportId}::uuid`,
  );
  const row = rows[0];
  if (!row) throw new Error('A report that was just written is not in the database.');
  return row;
}

/** Things for which acts are authorised by the member, whichever of their things is named. */
const sanctions = Prisma.sql`('silence', 'suspend', 'lift')`;

/** When an act is done, by the clock of no server alone: later than all that was done to the target, or to the member's permissions. */
export async function readTimeOfAct(tx: Tx, targetId: string, memberId: string): Promise<Date> {
  const rows = await tx.db.$queryRaw<{ at: Date }[]>`
    SELECT greatest(${new Date()}::timestamptz, max(at) + interval '1 millisecond') AS at FROM moderation_action
    WHERE target_id = ${targetId}::uuid OR (member_id = ${memberId}::uuid AND action IN ${sanctions})`;
  return rows[0]?.at ?? new Date();
}

/**
 * The last act of each of these kinds on a thing or a member that was not undone, with who did it as they are now; acts by
 * which somebody else's was undone apart from others. Who took back their own act left nothing behind.
 */
export function findActsBefore(
  tx: Tx,
  about: { targetId: string } | { memberId: string },
  actions: readonly DoneAct['action'][],
): Promise<DoneAct[]> {
  const where =
    'targetId' in about
      ? Prisma.sql`a.target_id = ${about.targetId}::uuid`
      : Prisma.sql`a.member_id = ${about.memberId}::uuid`;
  return tx.db.$queryRaw<DoneAct[]>(
    Prisma.sql`SELECT DISTINCT ON (a.action, "isUndo", "from") a.action, person(a.moderator_id) AS by, a.at, a.until,
        a.undoes_id IS NOT NULL AS "isUndo", CASE WHEN a.action = 'restore' THEN a.before ->> 'status' END AS "from"
      FROM moderation_action a LEFT JOIN moderation_action x ON x.id = a.undoes_id
      WHERE ${where} AND a.action = ANY (${[...actions]}) AND x.moderator_id IS DISTINCT FROM a.moderator_id
        AND NOT EXISTS (SELECT 1 FROM moderation_action u WHERE u.undoes_id = a.id)
      ORDER BY a.action, "isUndo", "from", a.at DESC, a.id DESC`,
  );
}
