import type { Report } from '@tidings/contracts';
import { Prisma } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import { fact } from '../../platform/kernel/facts.ts';

/** Columns of a report, joined as `r`, with everybody who reported it. */
export const reportColumns = `r.id, r.target_type AS "targetType", r.target_id AS "targetId", r.state, r.subject,
  coalesce((SELECT jsonb_agg(jsonb_build_object('person', person(e.reporter_id), 'reason', e.reason, 'note', e.note,
    'at', iso(e.at)) ORDER BY e.at, e.reporter_id) FROM report_entry e WHERE e.report_id = r.id), '[]'::jsonb) AS reporters,
  r.created_at AS "createdAt", r.closed_at AS "closedAt",
  CASE WHEN r.closed_by_id IS NULL THEN NULL ELSE person(r.closed_by_id) END AS "closedBy", r.version`;

export type ReportRow = Omit<Report, 'createdAt' | 'closedAt'> & { createdAt: Date; closedAt: Date | null };

export const presentReport = (row: ReportRow): Report => ({
  id: row.id,
  targetType: row.targetType,
  targetId: row.targetId,
  state: row.state,
  subject: row.subject,
  reporters: row.reporters,
  createdAt: row.createdAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  closedBy: row.closedBy,
  version: row.version,
});

/** Reports and actions on one target wait for each other, so that there is one open report and its versions run on. */
export async function lockTarget(tx: Tx, targetId: string): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(7402, hashtext(${targetId}))`;
}

type Closing = { targetType: string; targetId: string; moderatorId: string; state: 'resolved' | 'dismissed' };

/** Closes the open report of a target, if there is one, and notifies the moderators. The target is locked already. */
export async function closeReport(tx: Tx, { targetType, targetId, moderatorId, state }: Closing): Promise<boolean> {
  const open = await tx.db.report.findFirst({ where: { targetType, targetId, state: 'open' }, select: { id: true } });
  if (!open) return false;
  await tx.db.report.update({
    where: { id: open.id },
    data: { state, closedAt: new Date(), closedById: moderatorId, version: { increment: 1 } },
  });
  const report = await readReport(tx, open.id);
  tx.append(fact('report.changed', { cause: state, report }));
  return true;
}

/** A report as this transaction has made it. */
export async function readReport(tx: Tx, reportId: string): Promise<Report> {
  const rows = await tx.db.$queryRaw<ReportRow[]>(
    Prisma.sql`SELECT ${Prisma.raw(reportColumns)} FROM report r WHERE r.id = ${reportId}::uuid`,
  );
  const row = rows[0];
  if (!row) throw new Error('A report that was just written is not in the database.');
  return presentReport(row);
}
