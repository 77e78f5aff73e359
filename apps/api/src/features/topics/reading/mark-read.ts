import type { MemberCtx } from '../../../platform/context/context.ts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { findTopicSummary } from '../sql/topic.ts';

/**
 * Moves the read marker forward and notifies the member's other devices. A marker that is there already is no error.
 * Throws NOT_FOUND.
 */
export async function markRead(ctx: MemberCtx, topicId: string, replyNumber: number): Promise<undefined> {
  const topic = await findTopicSummary(ctx.db, ctx.actor.id, topicId);
  if (!topic) throw notFound('That topic');
  const userId = ctx.actor.id;
  try {
    await ctx.events.commit(ctx, (tx) =>
      tx.append(fact('topic.read', { cause: 'read', userId, topicId, categoryId: topic.categoryId, replyNumber })),
    );
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
  }
}
