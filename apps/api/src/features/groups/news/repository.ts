import { roomKinds } from '@tidings/contracts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { FIRST_ID } from '../../../platform/http/place.ts';
import { MOST_TOLD } from '../policy.ts';

/** How many own rooms one transaction writes to, and how many members it takes out. */
export const LOT = 200;

/** The next to be notified, by id: members, or none where they are too many, and who is invited. */
export async function readLot(tx: Tx, groupId: string, after: string | null): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT h.user_id AS id FROM (
      (SELECT m.user_id FROM group_member m WHERE m.group_id = ${groupId}::uuid AND m.user_id > ${after ?? FIRST_ID}::uuid
        AND (SELECT g.member_count FROM "group" g WHERE g.id = ${groupId}::uuid) <= ${MOST_TOLD}::int
        ORDER BY m.user_id LIMIT ${LOT}::int)
      UNION
      (SELECT i.user_id FROM group_invitation i WHERE i.group_id = ${groupId}::uuid AND i.user_id > ${after ?? FIRST_ID}::uuid
        AND i.state = 'pending' AND i.expires_at > now() ORDER BY i.user_id LIMIT ${LOT}::int)
    ) h ORDER BY h.user_id LIMIT ${LOT}::int`;
  return rows.map(({ id }) => id);
}

/** Those of these members who have a room of their own: an event may name no room that was never opened. */
export async function withRooms(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT h.id FROM unnest(${ids}::uuid[]) h(id)
    WHERE EXISTS (SELECT 1 FROM stream st WHERE st.room = ${roomKinds.user.prefix} || h.id)`;
  return rows.map(({ id }) => id);
}

/** Takes the next members out of a group that was deleted. */
export async function takeOut(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    DELETE FROM group_member WHERE group_id = ${groupId}::uuid AND user_id IN (
      SELECT m.user_id FROM group_member m WHERE m.group_id = ${groupId}::uuid ORDER BY m.user_id LIMIT ${LOT}::int)
    RETURNING user_id AS id`;
  return rows.map(({ id }) => id);
}

/** Parts a group that is deleted from what it asked, so that its limits do not begin anew; answers whose invitation waited. */
export async function partInvitations(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string; waited: boolean }[]>`
    UPDATE group_invitation SET group_id = NULL WHERE group_id = ${groupId}::uuid
    RETURNING user_id AS id, state = 'pending' AND expires_at > now() AS waited`;
  return rows.filter(({ waited }) => waited).map(({ id }) => id);
}
