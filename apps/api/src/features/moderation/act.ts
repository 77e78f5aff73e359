import type { ModerationAction, ModerationActionInput } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { forbidden, notFound } from '../../platform/kernel/errors.ts';
import { lockTarget, recordAction } from '../audit/index.ts';
import { effects } from './effects.ts';
import { canAct } from './policy.ts';
import { takeTarget } from './target.ts';

/**
 * Does what a moderator decided: the effect, the audit entry, the closed report and every message in one transaction.
 * Throws NOT_FOUND, FORBIDDEN, VALIDATION_FAILED where the action does not fit the target, CONFLICT where nothing would
 * change.
 */
export async function act(ctx: MemberCtx, input: ModerationActionInput): Promise<ModerationAction> {
  const { action, targetType, targetId, reason } = input;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const target = await takeTarget(tx, targetType, targetId);
    if (!target) throw notFound();
    if (!canAct(ctx.actor, action, target.about.member)) {
      throw forbidden('You may not do this to a member of this role.');
    }
    await lockTarget(tx, targetId);
    const before = await effects[action](tx, target, input);
    const until = input.until && (action === 'silence' || action === 'suspend') ? new Date(input.until) : undefined;
    const entry = await recordAction(tx, ctx.actor, {
      action,
      ...target.about,
      reason,
      until,
      before: before ?? undefined,
    });
    tx.answer({ status: 201, body: entry });
    return entry;
  });
  return value;
}
