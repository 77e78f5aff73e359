import type { ModerationAction, ModerationActionInput } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { assertMayAct, recordAction } from '../audit/index.ts';
import { effects } from './effects.ts';
import { takeTarget } from './target.ts';

/**
 * Does what a moderator decided: the effect, the audit entry, the closed report and every message in one transaction.
 * Throws NOT_FOUND, FORBIDDEN, SILENCED, VALIDATION_FAILED where the action does not fit the target, CONFLICT where nothing would
 * change.
 */
export async function act(ctx: MemberCtx, input: ModerationActionInput): Promise<ModerationAction> {
  const { action, targetType, targetId, reason } = input;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const target = await takeTarget(tx, targetType, targetId);
    if (!target) throw notFound();
    await assertMayAct(tx, ctx.actor, action, target.about);
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
