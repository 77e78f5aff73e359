import type { MemberCtx } from '../../platform/context/context.ts';
import { forbidden, notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { recordAction } from '../audit/index.ts';
import { removeTopic } from './changes.ts';
import { canDeleteTopic } from './policy.ts';
import { presentTopicSubject } from './presenter.ts';
import { findTopicSummary, takeTopic } from './sql/topic.ts';

/**
 * Deletes a topic: the author their own, staff anybody's below; what staff does to others is audited.
 * Throws NOT_FOUND, FORBIDDEN, and TOPIC_LOCKED for an author once it is locked.
 */
export async function deleteTopic(ctx: MemberCtx, topicId: string, reason: string | undefined): Promise<undefined> {
  if (!(await findTopicSummary(ctx.db, ctx.actor.id, topicId))) throw notFound('That topic');
  await ctx.events.transact(ctx, async (tx) => {
    const topic = await takeTopic(tx, topicId);
    if (!topic || topic.deletedAt) throw notFound('That topic');
    if (!canDeleteTopic(ctx.actor, topic)) {
      if (topic.authorId !== ctx.actor.id) throw forbidden();
      throw new TidingsError('TOPIC_LOCKED', 'This topic is locked.');
    }
    await removeTopic(tx, topic);
    if (topic.authorId !== ctx.actor.id) {
      await recordAction(tx, ctx.actor, { action: 'delete', ...presentTopicSubject(topic), reason });
    }
  });
}
