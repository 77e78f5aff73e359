import type { DeadLetterAct } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { settle } from './repository.ts';

/** Has a job tried again, or gives it up; who did it is kept. Throws NOT_FOUND when it is not there: somebody was faster. */
export async function settleDeadLetter(
  ctx: MemberCtx,
  id: string,
  action: DeadLetterAct['action'],
): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    const kind = await settle(tx, id, action, ctx.actor.id);
    if (kind === null) throw notFound('That dead letter');
  });
}
