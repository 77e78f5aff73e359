import type { Report, Role } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { DoneAct } from './policy.ts';
import type { ActionRow, ReportRow } from './presenter.ts';

/** Where the page before ended; both null for the first. */
type After = { at: string | null; id: string | null };

/** Columns of an audit entry, joined as `a`. */
const actionColumns = `a.id, a.action, a.target_type AS "targetType", a.target_id AS "targetId", a.subject,
  person(a.moderator_id) AS moderator, person(a.member_id) AS member, a.reason, a.until, a.at`;

/** Columns of a report, joined as `r`, with everybody who reported it. */
const reportColumns = `r.id, r.target_type AS "targetType", r.target_id AS "targetId", r.state, r.subject,
  coalesce((SELECT jsonb_agg(jsonb_build_object('person', person(e.reporter_id), 'reason', e.reason, 'note', e.note,
    'at', iso(e.at)) ORDER BY e.at, e.reporter_id) FROM report_entry e WHERE e.report_id = r.id), '[]'::jsonb) AS reporters,
  r.created_at AS "createdAt", r.closed_at AS "closedAt",
  CASE WHEN r.closed_by_id IS NULL THEN NULL ELSE person(r.closed_by_id) END AS "closedBy", r.version`;

/** Whose reports somebody may read: members of these roles, and never their own. */
export type Settling = { id: string; roles: readonly Role[] };

/** Entries of the audit log, newest first. That a report was dismissed is known to who may read the report. */
export async function readActionPage(
  db: Database,
  settling: Settling,
  after: After,
  limit: number,
): Promise<ActionRow[]> {
  const { rows } = await db.pool.query<ActionRow>({
    name: 'moderation-actions',
    text: `SELECT ${actionColumns} FROM moderation_action a JOIN "user" m ON m.id = a.member_id
           WHERE ($1::timestamptz IS NULL OR (a.at, a.id) < ($1::timestamptz, $2::uuid))
             AND (a.action <> 'dismiss' OR (m.role = ANY ($4::role[]) AND m.id <> $5))
           ORDER BY a.at DESC, a.id DESC LIMIT $3`,
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
  after: After,
  limit: number,
) {
  const [order, beyond] = state === 'open' ? ['ASC', '>'] : ['DESC', '<'];
  return snapshot(db, inRooms, async (client) => {
    const { rows } = await client.query<ReportRow>(
      `SELECT ${reportColumns} FROM report r JOIN "user" m ON m.id = (r.subject -> 'author' ->> 'id')::uuid
       WHERE r.state = $1::report_state AND m.role = ANY ($5::role[]) AND m.id <> $6
         AND ($2::timestamptz IS NULL OR (r.created_at, r.id) ${beyond} ($2::timestamptz, $3::uuid))
       ORDER BY r.created_at ${order}, r.id ${order} LIMIT $4`,
      [state, after.at, after.id, limit, settling.roles, settling.id],
    );
    return rows;
  });
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

/** The last act of each of these kinds on a thing or a member, with who did it as they are now. */
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
    Prisma.sql`SELECT DISTINCT ON (a.action) a.action, person(a.moderator_id) AS by, a.at, a.until FROM moderation_action a
      WHERE ${where} AND a.action = ANY (${[...actions]}) ORDER BY a.action, a.at DESC, a.id DESC`,
  );
}
