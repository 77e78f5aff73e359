import { rooms } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { presentPerson } from '../identity/index.ts';
import { visibleGroup } from './members/membership.ts';
import { partInvitations } from './news/repository.ts';
import { whyNotDeleteGroup } from './policy.ts';
import { readCategoryIdsOf, readLocked } from './repository.ts';
import { auditGroup, takeGroup } from './run-group.ts';

/**
 * Deletes a group: it is there for nobody, its address is free again, and jobs take out who was in it. Its categories hold what others wrote, and without it
 * they would be nobody's or everybody's, so it is refused while there are any. Audited where staff does it. Throws
 * NOT_FOUND, FORBIDDEN also where somebody above archived it, SILENCED, GROUP_IN_USE.
 */
export async function deleteGroup(ctx: MemberCtx, id: string, reason: string | undefined): Promise<undefined> {
  await visibleGroup(ctx, id);
  await ctx.events.transact(ctx, async (tx) => {
    const taken = await takeGroup(ctx, tx, id, 'delete_group');
    assertAllowed(whyNotDeleteGroup(ctx.actor, taken), 'Somebody above you archived this group.');
    if ((await readCategoryIdsOf(tx, id)).length > 0) {
      throw new TidingsError(
        'GROUP_IN_USE',
        'This group has private categories. An admin deletes them or opens them to others first; or archive the group.',
      );
    }
    const { name, slug, memberCount, version } = await readLocked(tx, id);
    if (taken.byStaff) await auditGroup(ctx, tx, taken, { id, name }, 'delete_group', reason);
    const freed = `${slug.slice(0, 23)}-${id}`;
    await tx.db.group.update({
      where: { id },
      data: { deletedAt: new Date(), slug: freed, version: { increment: 1 } },
    });
    const invited = await partInvitations(tx, id);
    tx.rescope(rooms.group(id), 'staff', { after: true });
    const actor = presentPerson(ctx.actor);
    const news = { actor, groupId: id, version: version + 1, memberCount, invited };
    tx.append(fact('group.deleted', { cause: 'deleted', ...news }));
  });
}
