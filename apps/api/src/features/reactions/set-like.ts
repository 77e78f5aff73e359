import type { MemberCtx } from '../../platform/context/context.ts';
import { NoChange } from '../../platform/events/log/refusals.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { whyNotLike } from './policy.ts';
import { findTarget, readLikes } from './repository.ts';

type LikeAnswer = { liked: boolean; count: number; version: number };

/** Likes or takes the like back; doing it twice answers the state as it is, and nobody hears of it. Throws NOT_FOUND, SILENCED, FORBIDDEN. */
export async function setLike(
  ctx: MemberCtx,
  targetType: 'topic' | 'reply',
  targetId: string,
  on: boolean,
): Promise<LikeAnswer> {
  const target = await findTarget(ctx.db, ctx.actor.id, targetType, targetId);
  if (!target) throw notFound(targetType === 'topic' ? 'That topic' : 'That reply');
  assertAllowed(whyNotLike(ctx.actor, target), 'What is hidden cannot be liked.');
  const { topicId, authorId } = target;
  const cause = on ? 'liked' : 'unliked';
  try {
    const committed = await ctx.events.commit(ctx, (tx) => {
      tx.append(fact('reaction.changed', { cause, targetType, targetId, actorId: ctx.actor.id, topicId, authorId }));
      const omit = ['targetType', 'targetId', 'actorId', 'on'];
      tx.answer({ status: 200, event: 'reaction:changed', omit, body: { liked: on } });
    });
    const { count, version } = committed.payloadOf('reaction:changed');
    return { liked: on, count, version };
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
    return readLikes(ctx.db, ctx.actor.id, targetType, targetId);
  }
}
