import { rooms } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { fedDraft } from '../../platform/events/log/draft.ts';
import { append } from '../../platform/events/log/event-log.ts';
import { NoChange } from '../../platform/events/log/refusals.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { findTarget, readLikes } from './repository.ts';

type LikeAnswer = { liked: boolean; count: number; version: number };

/** Likes or takes the like back; doing it twice answers the state as it is, and says nothing to anybody. */
export async function setLike(
  ctx: MemberCtx,
  targetType: 'topic' | 'reply',
  targetId: string,
  on: boolean,
): Promise<LikeAnswer> {
  const target = await findTarget(ctx.db, ctx.actor.id, targetType, targetId);
  if (!target) throw notFound(targetType === 'topic' ? 'That topic' : 'That reply');
  const what = { targetType, targetId, actorId: ctx.actor.id, on };
  const event = fedDraft('reaction:changed', [rooms.topic(target.topicId)], what, {
    name: 'reaction_changed',
    args: { ...what, authorId: target.authorId },
  });
  try {
    const committed = await ctx.events.commit(ctx, (tx) => {
      append(tx, event);
      tx.pending.answer = { status: 200, event: event.id, omit: Object.keys(what), body: { liked: on } };
    });
    const { count, version } = committed.payloadOf(event) as { count: number; version: number };
    return { liked: on, count, version };
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
    return readLikes(ctx.db, ctx.actor.id, targetType, targetId);
  }
}
