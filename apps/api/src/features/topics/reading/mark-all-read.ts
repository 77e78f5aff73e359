import type { MemberCtx } from '../../../platform/context/context.ts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { hasUnread, readableCategoryIds } from '../../categories/index.ts';
import { READ_AT_ONCE } from './read-at-once.ts';
import { readEndOfLot, readTime } from './repository.ts';
import { restJob, restKey } from './rest-job.ts';

/**
 * Marks every topic the member may read, or those of one category, as read, and notifies their other devices; of very many
 * the older ones follow as jobs. Nothing unread is no error. Throws NOT_FOUND for a category they may not read.
 */
export async function markAllRead(ctx: MemberCtx, categoryId: string | undefined): Promise<undefined> {
  const readable = await readableCategoryIds(ctx.db, ctx.actor.id);
  const categoryIds = categoryId === undefined ? readable : readable.filter((id) => id === categoryId);
  if (categoryId !== undefined && categoryIds.length === 0) throw notFound('That category');
  const until = await readTime(ctx.db);
  // Topics that are read already are walked too: the newest lot here, all others by jobs.
  const from = await readEndOfLot(ctx.db, until, READ_AT_ONCE);
  try {
    await ctx.events.commit(ctx, (tx) =>
      tx.append(fact('topics.read', { cause: 'read', userId: ctx.actor.id, categoryIds, until, from })),
    );
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
    if (from === null || !(await hasUnread(ctx.db, ctx.actor.id, categoryIds))) return;
    const rest = { userId: ctx.actor.id, categoryIds, until: from };
    await ctx.events.commit(ctx, (tx) => tx.enqueue(restJob, rest, restKey(rest)));
  }
}
