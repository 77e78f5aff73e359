import type { ModerationAction, Person } from '@tidings/contracts';

/** Columns of an audit entry, joined as `a`. */
export const actionColumns = `a.id, a.action, a.target_type AS "targetType", a.target_id AS "targetId", a.subject,
  person(a.moderator_id) AS moderator, person(a.member_id) AS member, a.reason, a.until, a.at`;

type ActionRow = Omit<ModerationAction, 'until' | 'at'> & { moderator: Person; until: Date | null; at: Date };

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
