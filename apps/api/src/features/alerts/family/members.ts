import type { Family } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../../identity/index.ts';
import { holdMember } from '../monitored/repository.ts';
import { whyNotInviteToFamily, whyNotRemove } from './policy.ts';
import { findAskable, ownFamily, peopleOf, raiseVersion, takeApart, takeMembership } from './repository.ts';
import { stateFamily } from './state-family.ts';

/** Invites a member into the family; they answer. Throws SILENCED, NOT_FOUND, FORBIDDEN, FAMILY_FULL. */
export async function inviteToFamily(ctx: MemberCtx, username: string): Promise<Family> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const mine = await takeMembership(tx, ctx.actor.id, null);
    if (!mine) throw notFound('Your family');
    const userId = await findAskable(tx, username, ctx.actor.id);
    if (!userId) throw notFound('That member');
    const { familyId } = mine;
    const before = await peopleOf(tx, familyId);
    if (!before.includes(userId)) {
      assertAllowed(whyNotInviteToFamily(mine), 'Only who made the family invites.');
      const { id, family } = await tx.db.familyMember.create({
        data: { familyId, userId },
        select: { id: true, family: { select: { id: true, name: true } } },
      });
      await raiseVersion(tx, familyId);
      await stateFamily(tx, [...before, userId], 'invited');
      tx.append(fact('alert.family-invitation', { cause: 'sent', id, userId, by: ctx.actor, family }));
    }
    const body = await ownFamily(tx, ctx.actor.id);
    tx.answer({ status: 201, body });
    return body;
  });
  return value;
}

/** Accepts an invitation. Accepting twice is no error. Throws NOT_FOUND, IN_A_FAMILY. */
export async function joinFamily(ctx: MemberCtx, familyId: string): Promise<Family> {
  const userId = ctx.actor.id;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await holdMember(tx, userId);
    const asked = await takeMembership(tx, userId, familyId);
    if (!asked) throw notFound('That invitation');
    if (!asked.joined) {
      const other = await tx.db.familyMember.findFirst({ where: { userId, NOT: { joinedAt: null } } });
      if (other) assertAllowed('IN_A_FAMILY');
      await tx.db.familyMember.update({
        where: { familyId_userId: { familyId, userId } },
        data: { joinedAt: new Date() },
      });
      await raiseVersion(tx, familyId);
      await stateFamily(tx, await peopleOf(tx, familyId), 'answered');
      tx.append(fact('alert.family-invitation', { cause: 'ended', id: asked.id }));
    }
    const body = await ownFamily(tx, userId);
    tx.answer({ status: 200, body });
    return body;
  });
  return value;
}

/** Declines an invitation. Throws NOT_FOUND for one that is not there, or was accepted. */
export async function declineFamily(ctx: MemberCtx, familyId: string): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    const asked = await takeMembership(tx, ctx.actor.id, familyId);
    if (!asked || asked.joined) throw notFound('That invitation');
    await takeOut(tx, familyId, ctx.actor.id, 'answered');
  });
}

/** Takes who goes for good out of a family, or out of those it invited. The family is held. */
export const leaveFamily = (tx: Tx, familyId: string, userId: string) => takeOut(tx, familyId, userId, 'left');

async function takeOut(tx: Tx, familyId: string, userId: string, cause: 'answered' | 'left') {
  const people = await peopleOf(tx, familyId);
  const others = people.filter((id) => id !== userId);
  const { id, joinedAt } = await tx.db.familyMember.delete({ where: { familyId_userId: { familyId, userId } } });
  const lost = await takeApart(tx, [userId], others);
  await raiseVersion(tx, familyId);
  await stateFamily(tx, people, cause, lost);
  if (joinedAt === null) tx.append(fact('alert.family-invitation', { cause: 'ended', id }));
}

/**
 * Removes a member or takes an invitation back, for the owner; leaves the family, for everybody else. None has the alerts of the other any
 * more. Throws NOT_FOUND, FORBIDDEN, and CONFLICT for the owner, who dissolves it instead.
 */
export async function removeFromFamily(ctx: MemberCtx, username: string): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    const mine = await takeMembership(tx, ctx.actor.id, null);
    if (!mine) throw notFound('Your family');
    const who = await tx.db.user.findUnique({ where: { username, deletedAt: null }, select: { id: true } });
    const people = await peopleOf(tx, mine.familyId);
    if (!who || !people.includes(who.id)) throw notFound('That member');
    assertAllowed(whyNotRemove(mine, who.id === ctx.actor.id), 'Only who made the family removes others.');
    await takeOut(tx, mine.familyId, who.id, 'left');
  });
}
