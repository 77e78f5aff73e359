import type { Group } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { presentPerson, whyNotSpeak } from '../../identity/index.ts';
import { findOwn, settleInvitation } from '../invitation-rows.ts';
import { admit } from '../members/membership.ts';
import { whyNotEnter } from '../policy.ts';
import { type InvitationRow, presentGroup } from '../presenter.ts';
import { findMembership, findWatch, type LockedGroup, lockGroup, readLocked } from '../repository.ts';

/** The member's invitation with its group locked, read again under the lock. Throws NOT_FOUND when it is gone or ran out. */
async function takeInvitation(tx: Tx, id: string, userId: string): Promise<InvitationRow & LockedGroup> {
  const before = await findOwn(tx, id, userId);
  if (!before) throw notFound('That invitation');
  const locked = await lockGroup(tx, before.group.id);
  const now = await findOwn(tx, id, userId);
  const ranOut = now?.state === 'pending' && now.expiresAt.getTime() <= Date.now();
  if (!now || ranOut || now.state === 'withdrawn') throw notFound('That invitation');
  return { ...now, ...locked };
}

/** Accepts: the member is in the group from now on. Accepting twice is no error. Throws SILENCED, NOT_FOUND, GROUP_ARCHIVED. */
export async function acceptInvitation(ctx: MemberCtx, id: string): Promise<Group> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const { group, state, archived } = await takeInvitation(tx, id, ctx.actor.id);
    const before = await findMembership(tx, group.id, ctx.actor.id);
    if (!before) {
      if (state !== 'pending') throw notFound('That invitation');
      assertAllowed(whyNotEnter({ archived }));
      await admit(ctx, tx, group.id, 'joined', presentPerson(ctx.actor));
    }
    const watch = await findWatch(tx, group.id, ctx.actor.id);
    const answer = presentGroup({ ...(await readLocked(tx, group.id)), role: before?.role ?? 'member', watch });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Declines: the group cannot ask again for a week. Doing it twice is no error. Throws NOT_FOUND. */
export async function declineInvitation(ctx: MemberCtx, id: string): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    const invitation = await takeInvitation(tx, id, ctx.actor.id);
    if (invitation.state === 'accepted') throw notFound('That invitation');
    if (invitation.state === 'pending') await settleInvitation(tx, invitation, 'declined');
  });
}
