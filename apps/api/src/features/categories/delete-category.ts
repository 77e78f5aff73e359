import type { MemberCtx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { countTopics, takeCategory } from './repository.ts';
import { categoryScope } from './scope.ts';

/**
 * Deletes a category without topics; its address is free again and its room is closed to everybody. Throws SILENCED, NOT_FOUND, and
 * CONFLICT while it holds topics.
 */
export async function deleteCategory(ctx: MemberCtx, id: string): Promise<undefined> {
  assertAllowed(whyNotSpeak(ctx.actor));
  await ctx.events.transact(ctx, async (tx) => {
    const { slug } = await takeCategory(tx, id);
    if ((await countTopics(tx, id)) > 0) {
      throw new TidingsError('CONFLICT', 'This category has topics. Move them to another category first.');
    }
    const freed = `${slug.slice(0, 23)}-${id}`;
    await tx.db.category.update({ where: { id }, data: { deletedAt: new Date(), slug: freed, groupId: null } });
    tx.setAudience({ key: categoryScope(id), audience: 'nobody', audienceId: null });
  });
}
