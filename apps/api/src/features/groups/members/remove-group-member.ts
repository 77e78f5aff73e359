import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { findMembership, readLocked } from '../repository.ts';
import { auditGroup, lockToRun } from '../run-group.ts';
import { dismiss, personToManage } from './membership.ts';

/**
 * Removes a member; for owners and admins. Nothing committed afterwards reaches them. Audited where
 * staff does it. Throws NOT_FOUND, FORBIDDEN, and
 * CONFLICT for its last owner.
 */
export async function removeGroupMember(
  ctx: MemberCtx,
  id: string,
  username: string,
  reason: string | undefined,
): Promise<undefined> {
  const person = await personToManage(ctx, id, username, true);
  await ctx.events.transact(ctx, async (tx) => {
    const { role } = await lockToRun(ctx, tx, id);
    if (!(await findMembership(tx, id, person.id))) throw notFound('That member');
    await dismiss(ctx, tx, id, 'removed', person);
    if (role === 'owner' || person.id === ctx.actor.id) return;
    await auditGroup(ctx, tx, { owner: person }, await readLocked(tx, id), 'remove_from_group', reason);
  });
}
