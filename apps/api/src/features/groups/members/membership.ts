import type { GroupMembership, Person } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { personColumns, presentPerson } from '../../identity/index.ts';
import { findWaiting, settleInvitation } from '../invitation-rows.ts';
import { canSeeEveryGroup, whyNotPutOut, whyNotRunGroup } from '../policy.ts';
import { countMembers, findGroup, type GroupRow } from '../repository.ts';
import { keepActivity } from './activity.ts';

type Kind = GroupMembership['kind'];

/** The group as the member sees it. Throws NOT_FOUND when they may not see it. */
export async function visibleGroup(ctx: MemberCtx, id: string): Promise<GroupRow> {
  const group = await findGroup(ctx.db, ctx.actor.id, canSeeEveryGroup(ctx.actor), id);
  if (!group) throw notFound('That group');
  return group;
}

/** The person a member who runs the group means by a username. `out`: to put them out. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function personToManage(ctx: MemberCtx, groupId: string, username: string, out = false): Promise<Person> {
  const group = await visibleGroup(ctx, groupId);
  assertAllowed(whyNotRunGroup(ctx.actor, group), 'Only the owners of the group may do this.');
  const row = await ctx.db.prisma.user.findUnique({ where: { username, deletedAt: null }, select: personColumns });
  if (!row) throw notFound('That member');
  if (out) assertAllowed(whyNotPutOut(ctx.actor, { ...group, author: row }), 'You may not put out somebody above you.');
  return presentPerson(row);
}

/** Puts somebody into a group, which is locked until the commit. An invitation that waits for them is accepted with it. */
export async function admit(ctx: MemberCtx, tx: Tx, groupId: string, cause: Kind, member: Person): Promise<void> {
  await tx.db.groupMember.create({ data: { groupId, userId: member.id } });
  const waiting = await findWaiting(tx, groupId, member.id);
  if (waiting) await settleInvitation(tx, waiting, 'accepted');
  await stateMembership(ctx, tx, { groupId, cause, member, role: 'member' });
}

/** States what somebody is in a group from now on, and keeps it among what happened there. */
export async function stateMembership(
  ctx: MemberCtx,
  tx: Tx,
  { groupId, cause, member, role }: { groupId: string; cause: Kind; member: Person; role: 'owner' | 'member' | null },
): Promise<void> {
  const memberCount = await countMembers(tx, groupId);
  const actor = presentPerson(ctx.actor);
  const activity = await keepActivity(tx, { groupId, kind: cause, actorId: actor.id, memberId: member.id });
  tx.append(fact('group.membership-changed', { cause, groupId, actor, member, role, memberCount, activity }));
}

/** Throws CONFLICT where a group would have members and no owner. */
export async function assertOwned(tx: Tx, groupId: string): Promise<void> {
  const owners = await tx.db.groupMember.count({ where: { groupId, role: 'owner' } });
  if (owners === 0 && (await countMembers(tx, groupId)) > 0) {
    throw new TidingsError('CONFLICT', 'A group with members needs an owner.');
  }
}

/**
 * Takes somebody out of a group that is locked already, and revokes its scope and that of every category it is the
 * audience of in the same transaction. Throws CONFLICT when members would be left without an owner.
 */
export async function dismiss(ctx: MemberCtx, tx: Tx, groupId: string, cause: Kind, member: Person): Promise<void> {
  await tx.db.groupMember.delete({ where: { groupId_userId: { groupId, userId: member.id } } });
  await assertOwned(tx, groupId);
  const scopes = await tx.db.scope.findMany({
    where: { audienceId: groupId, audience: 'group' },
    select: { key: true },
  });
  tx.revoke(...scopes.map(({ key }) => key));
  await stateMembership(ctx, tx, { groupId, cause, member, role: null });
}
