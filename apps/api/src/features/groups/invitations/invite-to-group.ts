import type { GroupInvitation } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { findWaiting, settleInvitation, stateInvitation } from '../invitation-rows.ts';
import { personToManage } from '../members/membership.ts';
import { whyNotEnter } from '../policy.ts';
import { presentInvitation } from '../presenter.ts';
import { findMembership } from '../repository.ts';
import { lockToRun } from '../run-group.ts';
import { WAITS_DAYS, whyNotAskAgain } from './policy.ts';
import { forgetOld, readAsked } from './repository.ts';

/**
 * Asks a member into a group; for owners and admins. Who is asked already stays so, and hears nothing new. `limited`: as
 * often as a day allows. Throws NOT_FOUND, FORBIDDEN, SILENCED, GROUP_ARCHIVED, INVITATION_DECLINED, TOO_MANY_INVITATIONS,
 * and CONFLICT for who is in it.
 */
export async function inviteToGroup(
  ctx: MemberCtx,
  groupId: string,
  username: string,
  limited = true,
): Promise<GroupInvitation> {
  const person = await personToManage(ctx, groupId, username);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    assertAllowed(whyNotEnter(await lockToRun(ctx, tx, groupId)));
    if (await findMembership(tx, groupId, person.id)) {
      throw new TidingsError('CONFLICT', 'This member is in the group already.');
    }
    const waiting = await findWaiting(tx, groupId, person.id);
    if (waiting) {
      const same = presentInvitation(waiting);
      tx.answer({ status: 201, body: same });
      return same;
    }
    const asked = await readAsked(tx, groupId, person.id, ctx.actor.id);
    assertAllowed(whyNotAskAgain(ctx.actor, asked, limited));
    await forgetOld(tx, groupId, ctx.actor.id);
    const [id, expiresAt] = [uuidv7(), new Date(Date.now() + WAITS_DAYS * 86_400_000)];
    await tx.db.groupInvitation.create({
      data: { id, groupId, userId: person.id, inviterId: ctx.actor.id, expiresAt },
    });
    const invitation = await stateInvitation(tx, id, 'sent');
    tx.answer({ status: 201, body: invitation });
    return invitation;
  });
  return value;
}

/** Takes back an invitation that waits; for owners and admins. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function withdrawInvitation(ctx: MemberCtx, groupId: string, username: string): Promise<undefined> {
  const person = await personToManage(ctx, groupId, username);
  await ctx.events.transact(ctx, async (tx) => {
    await lockToRun(ctx, tx, groupId);
    const waiting = await findWaiting(tx, groupId, person.id);
    if (!waiting) throw notFound('That invitation');
    await settleInvitation(tx, waiting, 'withdrawn');
  });
}
