import type { ModerationAction, TopicView } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { assertMayAct, recordAction } from '../audit/index.ts';
import { changeTopic } from './change-topic.ts';
import { moveTopicTo, updateTopic } from './changes.ts';
import { presentTopicSubject } from './presenter.ts';
import type { TopicRow } from './sql/rows.ts';

type Why = { reason?: string | undefined };

/** Locks or unlocks. Audited. */
export const lockTopic = (ctx: MemberCtx, topicId: string, { locked, reason }: Why & { locked: boolean }) =>
  steer(ctx, topicId, locked ? 'lock' : 'unlock', reason, (tx, topic) =>
    topic.locked === locked ? null : updateTopic(tx, topic, { locked }, locked ? 'locked' : 'unlocked'),
  );

/** Pins or unpins. Audited. */
export const pinTopic = (ctx: MemberCtx, topicId: string, { pinned, reason }: Why & { pinned: boolean }) =>
  steer(ctx, topicId, pinned ? 'pin' : 'unpin', reason, (tx, topic) =>
    topic.pinned === pinned ? null : updateTopic(tx, topic, { pinned }, pinned ? 'pinned' : 'unpinned'),
  );

/** Moves a topic to another category, with its rooms under that category's scope. Audited. */
export const moveTopic = (ctx: MemberCtx, topicId: string, { categoryId, reason }: Why & { categoryId: string }) =>
  steer(ctx, topicId, 'move', reason, (tx, topic) =>
    topic.categoryId === categoryId ? null : moveTopicTo(tx, topic, categoryId),
  );

/** What changes nothing leaves no trace. */
const steer = (
  ctx: MemberCtx,
  topicId: string,
  action: ModerationAction['action'],
  reason: string | undefined,
  change: (tx: Tx, topic: TopicRow) => Promise<TopicRow> | null,
): Promise<TopicView> =>
  changeTopic(ctx, topicId, async (tx, topic) => {
    await assertMayAct(tx, ctx.actor, action, presentTopicSubject(topic));
    const changed = await change(tx, topic);
    const before = action === 'move' ? { categoryId: topic.categoryId } : undefined;
    if (changed) await recordAction(tx, ctx.actor, { action, ...presentTopicSubject(topic), reason, before });
    return changed;
  });
