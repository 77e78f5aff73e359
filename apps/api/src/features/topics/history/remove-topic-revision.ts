import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { assertMayAct, recordAction } from '../../audit/index.ts';
import { removeRevision, whyNotRemoveRevision } from '../../revisions/index.ts';
import { updateTopic } from '../changes.ts';
import { presentTopicSubject } from '../presenter.ts';
import { findTopicSummary, takeTopic } from '../sql/topic.ts';

/** Removes an earlier text of a topic; what staff does to others is audited. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function removeTopicRevision(
  ctx: MemberCtx,
  topicId: string,
  revisionId: string,
  reason: string | undefined,
): Promise<undefined> {
  if (!(await findTopicSummary(ctx.db, ctx.actor.id, topicId))) throw notFound('That topic');
  await ctx.events.transact(ctx, async (tx) => {
    const topic = await takeTopic(tx, topicId);
    if (!topic || topic.deletedAt) throw notFound('That topic');
    assertAllowed(whyNotRemoveRevision(ctx.actor, topic));
    const byStaff = topic.authorId !== ctx.actor.id;
    if (byStaff) await assertMayAct(tx, ctx.actor, 'remove_revision', presentTopicSubject(topic));
    await removeRevision(tx, topic.id, revisionId);
    await updateTopic(tx, topic, {}, 'edited');
    if (byStaff) {
      await recordAction(tx, ctx.actor, { action: 'remove_revision', ...presentTopicSubject(topic), reason });
    }
  });
}
