import type { ModerationAction, Person, Report } from '@tidings/contracts';

export type ActionRow = Omit<ModerationAction, 'until' | 'at'> & { moderator: Person; until: Date | null; at: Date };
export type ReportRow = Omit<Report, 'createdAt' | 'closedAt'> & { createdAt: Date; closedAt: Date | null };

/** An entry of the audit log. */
export const presentAction = (row: ActionRow): ModerationAction => ({
  id: row.id,
  action: row.action,
  targetType: row.targetType,
  targetId: row.targetId,
  subject: row.subject,
  moderator: row.moderator,
  member: row.member,
  reason: row.reason,
  until: row.until?.toISOString() ?? null,
  at: row.at.toISOString(),
});

/** A report with the first who reported its target, and how many there are. */
export const presentReport = (row: ReportRow): Report => ({
  id: row.id,
  targetType: row.targetType,
  targetId: row.targetId,
  state: row.state,
  subject: row.subject,
  reporters: row.reporters,
  reporterCount: row.reporterCount,
  createdAt: row.createdAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  closedBy: row.closedBy,
  version: row.version,
  resolution: row.resolution ?? null,
});
