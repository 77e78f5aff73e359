import type { Family, FamilyShare } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../../identity/index.ts';
import { holdMember } from '../monitored/repository.ts';
import { ownFamily, peopleOf, raiseVersion, readFamily, takeApart, takeMembership } from './repository.ts';
import { stateFamily } from './state-family.ts';

/** The family of the member, and who invites them. */
export async function readOwnFamily(ctx: MemberCtx) {
  const { value, positions } = await readFamily(ctx.db, ctx.actor.id);
  return { ...value, positions };
}

/** Makes a family; it is the member's. Throws SILENCED, IN_A_FAMILY. */
export async function createFamily(ctx: MemberCtx, name: string): Promise<Family> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const userId = ctx.actor.id;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await holdMember(tx, userId);
    if (await takeMembership(tx, userId, null)) assertAllowed('IN_A_FAMILY');
    const familyId = uuidv7();
    await tx.db.family.create({ data: { id: familyId, name } });
    await tx.db.familyMember.create({ data: { familyId, userId, owner: true, joinedAt: new Date() } });
    await stateFamily(tx, [userId], 'made');
    const body = await ownFamily(tx, userId);
    tx.answer({ status: 201, body });
    return body;
  });
  return value;
}

/** Says what the family has of the member's alerts from now on. Throws NOT_FOUND without one. */
export async function shareWithFamily(ctx: MemberCtx, shares: FamilyShare): Promise<Family> {
  const userId = ctx.actor.id;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const mine = await takeMembership(tx, userId, null);
    if (!mine) throw notFound('Your family');
    if (mine.shares !== shares) {
      const { familyId } = mine;
      await tx.db.familyMember.update({ where: { familyId_userId: { familyId, userId } }, data: { shares } });
      await raiseVersion(tx, familyId);
      await stateFamily(tx, await peopleOf(tx, familyId), 'shares');
    }
    const body = await ownFamily(tx, userId);
    tx.answer({ status: 200, body });
    return body;
  });
  return value;
}

/** Dissolves the member's family: nobody has the alerts of others any more. Throws NOT_FOUND, FORBIDDEN for who does not own it. */
export async function deleteFamily(ctx: MemberCtx): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    const mine = await takeMembership(tx, ctx.actor.id, null);
    if (!mine) throw notFound('Your family');
    assertAllowed(mine.owner ? null : 'FORBIDDEN', 'Only who made the family dissolves it.');
    const people = await peopleOf(tx, mine.familyId);
    const lost = await takeApart(tx, people, people);
    const invited = await tx.db.familyMember.findMany({ where: { familyId: mine.familyId, joinedAt: null } });
    await tx.db.family.delete({ where: { id: mine.familyId } });
    await stateFamily(tx, people, 'dissolved', lost);
    for (const { id } of invited) tx.append(fact('alert.family-invitation', { cause: 'ended', id }));
  });
}
