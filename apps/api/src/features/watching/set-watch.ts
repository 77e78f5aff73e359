import type { Watch, WatchLevel } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { isReadable } from '../categories/index.ts';
import { visibleGroup } from '../groups/index.ts';
import { findTopicSummary } from '../topics/index.ts';
import { takeWatch, writeWatch } from './repository.ts';

/** For how many topics, categories and groups a member may say a level. */
const MOST_WATCHED = 20_000;

/** Says how much the member wants to hear of a topic they may read. Throws NOT_FOUND, CONFLICT with too many. */
export async function watchTopic(ctx: MemberCtx, targetId: string, level: WatchLevel): Promise<Watch> {
  if (!(await findTopicSummary(ctx.db, ctx.actor.id, targetId))) throw notFound('That topic');
  return setWatch(ctx, { targetType: 'topic', targetId, level });
}

/** Says how much the member wants to hear of a category they may read. Throws NOT_FOUND, CONFLICT with too many. */
export async function watchCategory(ctx: MemberCtx, targetId: string, level: WatchLevel): Promise<Watch> {
  if (!(await isReadable(ctx.db, ctx.actor.id, targetId))) throw notFound('That category');
  return setWatch(ctx, { targetType: 'category', targetId, level });
}

/** Says how much the member wants to hear of a group they may see. Throws NOT_FOUND, CONFLICT with too many. */
export async function watchGroup(ctx: MemberCtx, targetId: string, level: WatchLevel): Promise<Watch> {
  await visibleGroup(ctx, targetId);
  return setWatch(ctx, { targetType: 'group', targetId, level });
}

/** Saying the same again changes nothing, and is no event. */
async function setWatch(ctx: MemberCtx, watch: Watch): Promise<Watch> {
  const userId = ctx.actor.id;
  const { level, ...target } = watch;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const before = await takeWatch(tx, userId, target);
    if (before.level !== level) {
      if (before.level === 'normal' && before.said >= MOST_WATCHED)
        throw new TidingsError(
          'CONFLICT',
          'You watch or mute as much as there may be. Set something back to normal first.',
        );
      await writeWatch(tx, userId, target, level);
      tx.append(fact('watch.changed', { cause: 'said', userId, ...watch }));
    }
    tx.answer({ status: 200, body: watch });
    return watch;
  });
  return value;
}
