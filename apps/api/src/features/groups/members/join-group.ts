import type { Group } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { presentPerson } from '../../identity/index.ts';
import { whyNotEnter, whyNotJoinGroup } from '../policy.ts';
import { presentGroup } from '../presenter.ts';
import { countMembers, findMembership, lockGroup } from '../repository.ts';
import { admit, visibleGroup } from './membership.ts';

/**
 * Joins an open group; being in it already is no error. Throws NOT_FOUND, SILENCED, GROUP_ARCHIVED, and
 * FORBIDDEN when it is by invitation.
 */
export async function joinGroup(ctx: MemberCtx, id: string): Promise<Group> {
  const group = await visibleGroup(ctx, id);
  assertAllowed(whyNotJoinGroup(ctx.actor, group), 'This group is closed: its owners invite members.');
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const locked = await lockGroup(tx, id);
    const before = await findMembership(tx, id, ctx.actor.id);
    if (!before) assertAllowed(whyNotEnter(locked));
    if (!before) await admit(ctx, tx, id, 'joined', presentPerson(ctx.actor));
    const memberCount = await countMembers(tx, id);
    const answer = presentGroup({ ...group, role: before?.role ?? 'member', memberCount });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
