import { rooms } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { fedDraft } from '../../platform/events/log/draft.ts';
import { append } from '../../platform/events/log/event-log.ts';
import { NoChange } from '../../platform/events/log/refusals.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { findTopicFacts } from './repository.ts';

/** Moves the read marker forward and tells the member's other devices. A marker that is there already is no error. */
export async function markRead(ctx: MemberCtx, topicId: string, replyNumber: number): Promise<undefined> {
  const topic = await findTopicFacts(ctx.db, ctx.actor.id, topicId);
  if (!topic) throw notFound('That topic');
  const userId = ctx.actor.id;
  try {
    await ctx.events.commit(ctx, (tx) => {
      append(
        tx,
        fedDraft(
          'topic:read',
          [rooms.user(userId)],
          { topicId, categoryId: topic.categoryId },
          { name: 'topic_read', args: { userId, topicId, replyNumber } },
        ),
      );
    });
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
  }
}
