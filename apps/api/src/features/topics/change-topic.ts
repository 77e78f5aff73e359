import type { TopicView } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { presentTopicExtra, presentTopicView } from './presenter.ts';
import type { TopicRow } from './sql/rows.ts';
import { findTopic, takeTopic } from './sql/topic.ts';

/**
 * Lets `change` alter a topic the member may read, with its row locked, and answers the topic as the member sees it
 * then. `change` throws what is not allowed and returns null when nothing changes.
 */
export async function changeTopic(
  ctx: MemberCtx,
  topicId: string,
  change: (tx: Tx, topic: TopicRow) => Promise<TopicRow | null>,
): Promise<TopicView> {
  const before = await findTopic(ctx.db, ctx.actor.id, topicId);
  if (!before) throw notFound('That topic');
  const committed = await ctx.events.transact(ctx, async (tx) => {
    const row = await takeTopic(tx, topicId);
    if (!row || row.deletedAt) throw notFound('That topic');
    const changed = await change(tx, row);
    if (!changed) {
      const answer = presentTopicView({ ...before, ...row }, ctx.actor);
      tx.answer({ status: 200, body: answer });
      return { answer };
    }
    const extra = presentTopicExtra(before, changed, ctx.actor);
    tx.answer({ status: 200, event: 'topic:updated', body: extra });
    return { extra };
  });
  const { value } = committed;
  return value.extra ? { ...committed.payloadOf('topic:updated'), ...value.extra } : value.answer;
}
