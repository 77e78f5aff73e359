import type { Group, PatchGroup } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { slugTaken } from '../../platform/kernel/unique.ts';
import { visibleGroup } from './members/membership.ts';
import { presentGroup } from './presenter.ts';
import { findWatch, readLocked } from './repository.ts';
import { auditGroup, changeGroup, takeGroup } from './run-group.ts';

/**
 * Changes what a group is called, its address, what it is for, or who may join. What stays the same is no news. Audited
 * where staff does it. Throws NOT_FOUND, FORBIDDEN, SILENCED, and CONFLICT when its address is taken.
 */
export async function patchGroup(ctx: MemberCtx, id: string, { reason, ...patch }: PatchGroup): Promise<Group> {
  await visibleGroup(ctx, id);
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      const group = await takeGroup(ctx, tx, id, 'edit_group');
      const before = await readLocked(tx, id);
      const changes = Object.fromEntries(
        Object.entries(patch).filter(([key, to]) => to !== undefined && to !== before[key as keyof typeof patch]),
      );
      if (Object.keys(changes).length > 0) {
        const door = changes.open === undefined ? null : changes.open ? 'opened' : 'closed';
        await changeGroup(ctx, tx, id, changes, door ?? 'edited');
        if (group.byStaff) await auditGroup(ctx, tx, group, before, 'edit_group', reason);
      }
      const watch = await findWatch(tx, id, ctx.actor.id);
      const answer = presentGroup({ ...(await readLocked(tx, id)), role: group.role, watch });
      tx.answer({ status: 200, body: answer });
      return answer;
    })
    .catch(slugTaken('group'));
  return value;
}
