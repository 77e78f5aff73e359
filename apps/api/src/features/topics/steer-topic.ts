import type { TopicView } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context.ts';
import { recordAction } from '../audit/index.ts';
import { changeTopic } from './change-topic.ts';
import { transferTopic, updateTopic } from './changes.ts';
import { topicSubject } from './subject.ts';

/** Locks or unlocks. Audited. */
export const lockTopic = (ctx: MemberCtx, topicId: string, locked: boolean): Promise<TopicView> =>
  changeTopic(ctx, topicId, async (tx, topic) => {
    if (topic.locked === locked) return null;
    const changed = await updateTopic(tx, topic, { locked });
    await recordAction(tx, ctx.actor, { action: locked ? 'lock' : 'unlock', ...topicSubject(topic), reason: '' });
    return changed;
  });

/** Pins or unpins. */
export const pinTopic = (ctx: MemberCtx, topicId: string, pinned: boolean): Promise<TopicView> =>
  changeTopic(ctx, topicId, async (tx, topic) => (topic.pinned === pinned ? null : updateTopic(tx, topic, { pinned })));

/** Moves a topic to another category, with its rooms under that category's right. Audited. */
export const moveTopic = (ctx: MemberCtx, topicId: string, categoryId: string): Promise<TopicView> =>
  changeTopic(ctx, topicId, async (tx, topic) => {
    if (topic.categoryId === categoryId) return null;
    const changed = await transferTopic(tx, topic, categoryId);
    await recordAction(tx, ctx.actor, { action: 'move', ...topicSubject(topic), reason: '' });
    return changed;
  });
