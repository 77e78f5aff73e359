import type { MemberCtx } from '../../../platform/context/context.ts';
import { presentPerson } from '../../identity/index.ts';
import { findMembership, lockGroup } from '../repository.ts';
import { dismiss, visibleGroup } from './membership.ts';

/**
 * Leaves; nothing said in the group, or in categories that are only its, reaches the member afterwards. Not being in it
 * is no error. Throws NOT_FOUND, and CONFLICT for its last owner.
 */
export async function leaveGroup(ctx: MemberCtx, id: string): Promise<undefined> {
  await visibleGroup(ctx, id);
  await ctx.events.transact(ctx, async (tx) => {
    await lockGroup(tx, id);
    if (await findMembership(tx, id, ctx.actor.id)) await dismiss(ctx, tx, id, 'left', presentPerson(ctx.actor));
  });
}
