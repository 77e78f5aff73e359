import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { findMembership } from '../repository.ts';
import { lockToRun } from '../run-group.ts';
import { dismiss, personToManage } from './membership.ts';

/**
 * Removes a member; for owners and admins. Nothing committed afterwards reaches them. Throws NOT_FOUND, FORBIDDEN, and
 * CONFLICT for its last owner.
 */
export async function removeGroupMember(ctx: MemberCtx, id: string, username: string): Promise<undefined> {
  const person = await personToManage(ctx, id, username, true);
  await ctx.events.transact(ctx, async (tx) => {
    await lockToRun(ctx, tx, id);
    if (!(await findMembership(tx, id, person.id))) throw notFound('That member');
    await dismiss(ctx, tx, id, 'removed', person);
  });
}
