import type { Group } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { visibleGroup } from './members/membership.ts';
import { whyNotUnarchive } from './policy.ts';
import { presentGroup } from './presenter.ts';
import { findWatch, readLocked } from './repository.ts';
import { auditGroup, changeGroup, takeGroup } from './run-group.ts';

/**
 * Archives a group: nobody comes in, and its categories are readable and take nothing new. What is archived already stays
 * so, but where staff archives what its owner had, that decides from then on. Audited where staff does it. Throws NOT_FOUND, FORBIDDEN, SILENCED.
 */
export const archiveGroup = (ctx: MemberCtx, id: string, reason: string | undefined): Promise<Group> =>
  setArchived(ctx, id, true, reason);

/** Brings an archived group back. Throws NOT_FOUND, SILENCED, and FORBIDDEN also where somebody above archived it. */
export const unarchiveGroup = (ctx: MemberCtx, id: string, reason: string | undefined): Promise<Group> =>
  setArchived(ctx, id, false, reason);

async function setArchived(ctx: MemberCtx, id: string, on: boolean, reason: string | undefined): Promise<Group> {
  await visibleGroup(ctx, id);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const action = on ? 'archive_group' : 'unarchive_group';
    const group = await takeGroup(ctx, tx, id, action);
    if (!on) assertAllowed(whyNotUnarchive(ctx.actor, group), 'Somebody above you archived this group.');
    // What its owner archived is staff's decision once staff archives it.
    const takesOver = on && group.archived && group.byStaff && group.archivedBy === null;
    if (group.archived !== on || takesOver) {
      const archived = { archivedAt: on ? new Date() : null, archivedById: on && group.byStaff ? ctx.actor.id : null };
      await changeGroup(ctx, tx, id, archived, on ? 'archived' : 'unarchived');
      if (group.byStaff) await auditGroup(ctx, tx, group, await readLocked(tx, id), action, reason);
    }
    const watch = await findWatch(tx, id, ctx.actor.id);
    const answer = presentGroup({ ...(await readLocked(tx, id)), role: group.role, watch });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
