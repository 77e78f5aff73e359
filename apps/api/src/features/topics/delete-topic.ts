import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { assertMayAct, recordAction } from '../audit/index.ts';
import { removeTopic } from './changes.ts';
import { whyNotDeleteTopic } from './policy.ts';
import { presentTopicSubject } from './presenter.ts';
import { findTopicSummary, takeTopic } from './sql/topic.ts';

/**
 * Deletes a topic: the author their own, staff anybody's below; what staff does to others is audited.
 * Throws NOT_FOUND, FORBIDDEN, SILENCED, and TOPIC_LOCKED for an author once it is locked.
 */
export async function deleteTopic(ctx: MemberCtx, topicId: string, reason: string | undefined): Promise<undefined> {
  if (!(await findTopicSummary(ctx.db, ctx.actor.id, topicId))) throw notFound('That topic');
  await ctx.events.transact(ctx, async (tx) => {
    const topic = await takeTopic(tx, topicId);
    if (!topic || topic.deletedAt) throw notFound('That topic');
    assertAllowed(whyNotDeleteTopic(ctx.actor, topic));
    const byStaff = topic.authorId !== ctx.actor.id;
    if (byStaff) await assertMayAct(tx, ctx.actor, 'delete', presentTopicSubject(topic));
    await removeTopic(tx, topic);
    if (byStaff) {
      await recordAction(tx, ctx.actor, { action: 'delete', ...presentTopicSubject(topic), reason });
    }
  });
}
