import type { GroupActivity, GroupActivityEntry } from '@tidings/contracts';
import { type Database, uuidv7 } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';

/** Entries a group keeps; the oldest go. */
const MOST_KEPT = 1000;

type Happened = { groupId: string; kind: GroupActivity['kind']; actorId: string; memberId: string };

/** Keeps what happened in a group, which is locked or being made, and answers how the entry is named and when it was. */
export async function keepActivity(tx: Tx, happened: Happened): Promise<{ id: string; at: string }> {
  const [id, at] = [uuidv7(), new Date()];
  await tx.db.groupActivity.create({ data: { id, at, ...happened } });
  await tx.db.$executeRaw`
    DELETE FROM group_activity WHERE group_id = ${happened.groupId}::uuid AND (at, id) <= (
      SELECT x.at, x.id FROM group_activity x WHERE x.group_id = ${happened.groupId}::uuid
      ORDER BY x.at DESC, x.id DESC OFFSET ${MOST_KEPT}::int LIMIT 1)`;
  return { id, at: at.toISOString() };
}

export type ActivityRow = Omit<GroupActivityEntry, 'at'> & { at: Date };

/** What happened in a group, newest first; with whom it asked where `invitations` says so. */
export async function readActivity(
  db: Database,
  groupId: string,
  invitations: boolean,
  after: TimePlace,
  limit: number,
): Promise<ActivityRow[]> {
  const page = (at: string) => `(${at}, id) < ($3::timestamptz, $4::uuid) ORDER BY ${at} DESC, id DESC LIMIT $5`;
  const { rows } = await db.pool.query<ActivityRow>({
    name: 'group-activity',
    text: `SELECT a.id, $1::uuid AS "groupId", a.kind, person(a.actor_id) AS actor, person(a.member_id) AS member, a.at FROM (
        (SELECT id, kind, actor_id, member_id, at FROM group_activity WHERE group_id = $1 AND ${page('at')})
        UNION ALL
        (SELECT id, 'invited', inviter_id, user_id, created_at FROM group_invitation WHERE group_id = $1 AND $2 AND ${page('created_at')})
      ) a ORDER BY a.at DESC, a.id DESC LIMIT $5`,
    values: [groupId, invitations, after.at, after.id, limit],
  });
  return rows;
}
