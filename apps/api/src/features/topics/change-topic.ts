import type { TopicView } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/event-log.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { type ChangedTopic, takeTopic } from './changes.ts';
import { presentTopicExtra, presentTopicView, type TopicRow } from './presenter.ts';
import { findTopic } from './repository.ts';

/**
 * Lets `change` alter a topic the member may read, with its row locked, and answers the topic as the member sees it
 * then. `change` throws what is not allowed and returns null when nothing changes.
 */
export async function changeTopic(
  ctx: MemberCtx,
  topicId: string,
  change: (tx: Tx, topic: TopicRow) => Promise<ChangedTopic | null>,
): Promise<TopicView> {
  const before = await findTopic(ctx.db, ctx.actor.id, topicId);
  if (!before) throw notFound('That topic');
  const committed = await ctx.events.transact(ctx, async (tx) => {
    const row = await takeTopic(tx, topicId);
    if (!row || row.deletedAt) throw notFound('That topic');
    const changed = await change(tx, row);
    if (!changed) {
      const answer = presentTopicView({ ...before, ...row }, ctx.actor);
      tx.pending.answer = { status: 200, body: answer };
      return { answer };
    }
    const extra = presentTopicExtra(before, changed.row, ctx.actor);
    tx.pending.answer = { status: 200, event: changed.event.id, body: extra };
    return { event: changed.event, extra };
  });
  const { value } = committed;
  if (!value.event) return value.answer;
  return { ...committed.payloadOf(value.event), ...value.extra } as TopicView;
}
