import type { Category, PatchCategory } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { slugTaken } from '../../platform/kernel/unique.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { lockGroup } from '../groups/index.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { presentCategory } from './presenter.ts';
import { countTopics, isArchived, takeCategory } from './repository.ts';
import { audienceOf } from './scope.ts';

/**
 * Changes a category. Giving it to a group, or to another one, takes it from everybody else in the same transaction.
 * Throws SILENCED, CONFLICT when its address is taken, NOT_FOUND for it or its group.
 */
export async function patchCategory(ctx: MemberCtx, id: string, patch: PatchCategory): Promise<Category> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      if (patch.groupId) await lockGroup(tx, patch.groupId);
      const before = await takeCategory(tx, id);
      const changes = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const row = await tx.db.category.update({ where: { id }, data: { ...changes, version: { increment: 1 } } });
      if (row.groupId !== before.groupId) {
        tx.setAudience(audienceOf(id, row.groupId));
        tx.append(fact('category.changed', { cause: 'given', categoryId: id }));
      }
      const category = presentCategory({ ...row, archived: await isArchived(tx, id) }, await countTopics(tx, id));
      tx.answer({ status: 200, body: category });
      return category;
    })
    .catch(slugTaken('category'));
  return value;
}
