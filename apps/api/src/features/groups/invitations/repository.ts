import { rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';
import { hasDeclined, invitationColumns, isWaiting, ofGroupOrGone, RESTS_DAYS } from '../invitation-rows.ts';
import type { InvitationRow } from '../presenter.ts';
import type { Asked } from './policy.ts';

const older = `(i.created_at, i.id) < ($2::timestamptz, $3::uuid)
  ORDER BY i.created_at DESC, i.id DESC LIMIT $4`;
const from = `SELECT ${invitationColumns} FROM group_invitation i JOIN "group" g ON g.id = i.group_id`;
const declined = `i.state = 'declined' AND i.answered_at > now() - interval '${RESTS_DAYS} days'`;
export const ownInvitationsSql = `${from} WHERE i.user_id = $1 AND ${isWaiting} AND ${older}`;
export const sentInvitationsSql = `${from} WHERE i.group_id = $1 AND (${isWaiting} OR ${declined}) AND ${older}`;

/** What waits for a member, newest first, with the position of their own room, which brings more. */
export const readOwnInvitations = (db: Database, userId: string, after: TimePlace, limit: number) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<InvitationRow>(ownInvitationsSql, [userId, after.at, after.id, limit]);
    return rows;
  });

/** What a group has sent that waits, or was declined not long ago, newest first. */
export async function readGroupInvitations(
  db: Database,
  groupId: string,
  after: TimePlace,
  limit: number,
): Promise<InvitationRow[]> {
  const { rows } = await db.pool.query<InvitationRow>({
    name: 'group-invitations',
    text: sentInvitationsSql,
    values: [groupId, after.at, after.id, limit],
  });
  return rows;
}

/** What was asked before. Holds the invitations of who invites until the commit; the group is locked. */
export async function readAsked(tx: Tx, groupId: string, userId: string, inviterId: string): Promise<Asked> {
  // A statement of its own: one that waits for the lock would count what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${inviterId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.db.$queryRaw<Omit<Asked, 'declined'>[]>`
    SELECT extract(epoch FROM now() - u.created_at)::float8 / 86400 AS "ageDays",
      (SELECT count(*)::int FROM group_invitation i WHERE (i.group_id = ${groupId}::uuid OR (i.group_id IS NULL AND i.inviter_id = u.id))
        AND i.user_id = ${userId}::uuid AND i.created_at > now() - make_interval(days => ${RESTS_DAYS}::int)) AS "ofMember",
      (SELECT count(*)::int FROM group_invitation i WHERE i.group_id = ${groupId}::uuid
        AND i.created_at > now() - interval '1 day') AS "ofGroup",
      (SELECT count(*)::int FROM group_invitation i WHERE i.inviter_id = u.id
        AND i.created_at > now() - interval '1 day') AS "byInviter"
    FROM "user" u WHERE u.id = ${inviterId}::uuid`;
  const numbers = rows[0] ?? { ageDays: 0, ofMember: 0, ofGroup: 0, byInviter: 0 };
  return { ...numbers, declined: await hasDeclined(tx, groupId, userId, inviterId) };
}

/** Removes what nothing is decided by any more: invitations of the group, and of who invites, that ran out a month ago. */
export async function forgetOld(tx: Tx, groupId: string, inviterId: string): Promise<void> {
  await tx.db.groupInvitation.deleteMany({
    where: {
      ...ofGroupOrGone(groupId, inviterId),
      expiresAt: { lt: new Date(Date.now() - 30 * 86_400_000) },
    },
  });
}
