import type { GroupInvitation } from '@tidings/contracts';
import { Prisma } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { type InvitationRow, presentInvitation } from './presenter.ts';

/** Columns of an invitation, joined as `i`, with its group as `g`. */
export const invitationColumns = `i.id, i.state, i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.answered_at AS "answeredAt",
  person(i.user_id) AS member, person(i.inviter_id) AS inviter,
  jsonb_build_object('id', g.id, 'name', g.name, 'slug', g.slug, 'description', g.description, 'open', g.open,
    'memberCount', g.member_count) AS "group"`;

/** Only one that waits and has not run out. */
export const isWaiting = `i.state = 'pending' AND i.expires_at > now()`;

async function findInvitation(tx: Tx, where: Prisma.Sql): Promise<InvitationRow | null> {
  const rows = await tx.db.$queryRaw<InvitationRow[]>(
    Prisma.sql`SELECT ${Prisma.raw(invitationColumns)} FROM group_invitation i JOIN "group" g ON g.id = i.group_id WHERE ${where}`,
  );
  return rows[0] ?? null;
}

/** The invitation of a group that waits for a member, or null. The group is locked. */
export const findWaiting = (tx: Tx, groupId: string, userId: string): Promise<InvitationRow | null> =>
  findInvitation(
    tx,
    Prisma.sql`i.group_id = ${groupId}::uuid AND i.user_id = ${userId}::uuid AND ${Prisma.raw(isWaiting)}`,
  );

/** An invitation of this member's by its id, whatever became of it; null when there is none. */
export const findOwn = (tx: Tx, id: string, userId: string): Promise<InvitationRow | null> =>
  findInvitation(tx, Prisma.sql`i.id = ${id}::uuid AND i.user_id = ${userId}::uuid`);

/** How long a no keeps the group from asking again. */
export const RESTS_DAYS = 7;

/** Invitations of a group, and of groups that who asks now has deleted: neither a no nor a bound begins anew with another group. */
export const ofGroupOrGone = (groupId: string, inviterId: string) => ({
  OR: [{ groupId }, { groupId: null, inviterId }],
});

/** Whether the member declined an invitation of the group, or of one that who asks now has deleted, not long ago. */
export async function hasDeclined(tx: Tx, groupId: string, userId: string, inviterId: string): Promise<boolean> {
  const answeredAt = { gt: new Date(Date.now() - RESTS_DAYS * 86_400_000) };
  return (
    (await tx.db.groupInvitation.count({
      where: { ...ofGroupOrGone(groupId, inviterId), userId, state: 'declined', answeredAt },
    })) > 0
  );
}

/** States what became of an invitation, as this transaction has made it. Who sent it and the owners hear of it, too. */
export async function stateInvitation(
  tx: Tx,
  id: string,
  cause: 'sent' | Exclude<GroupInvitation['state'], 'pending'>,
): Promise<GroupInvitation> {
  const row = await findInvitation(tx, Prisma.sql`i.id = ${id}::uuid`);
  if (!row) throw new Error('An invitation that was just written is not in the database.');
  const owners = await tx.db.groupMember.findMany({
    where: { groupId: row.group.id, role: 'owner' },
    select: { userId: true },
    take: 20,
  });
  const invitation = presentInvitation(row);
  tx.append(fact('group.invitation-changed', { cause, invitation, owners: owners.map(({ userId }) => userId) }));
  return invitation;
}

/** Ends an invitation that waits, so. The group is locked. */
export async function settleInvitation(
  tx: Tx,
  { id }: Pick<InvitationRow, 'id'>,
  state: Exclude<GroupInvitation['state'], 'pending'>,
): Promise<void> {
  await tx.db.groupInvitation.update({ where: { id }, data: { state, answeredAt: new Date() } });
  await stateInvitation(tx, id, state);
}
