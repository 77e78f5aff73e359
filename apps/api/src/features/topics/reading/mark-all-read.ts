import type { MemberCtx } from '../../../platform/context/context.ts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { readableCategoryIds } from '../../categories/index.ts';
import { readTime } from './repository.ts';

/**
 * Marks every topic the member may read, or those of one category, as read, and notifies their other devices; of very many
 * the older ones follow as jobs. Nothing unread is no error. Throws NOT_FOUND for a category they may not read.
 */
export async function markAllRead(ctx: MemberCtx, categoryId: string | undefined): Promise<undefined> {
  const readable = await readableCategoryIds(ctx.db, ctx.actor.id);
  const categoryIds = categoryId === undefined ? readable : readable.filter((id) => id === categoryId);
  if (categoryId !== undefined && categoryIds.length === 0) throw notFound('That category');
  const until = await readTime(ctx.db);
  try {
    await ctx.events.commit(ctx, (tx) =>
      tx.append(fact('topics.read', { cause: 'read', userId: ctx.actor.id, categoryIds, until })),
    );
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
  }
}
