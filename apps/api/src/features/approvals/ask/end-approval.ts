import type { Approval } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { end, settle } from '../decide/end.ts';
import { decided } from '../decide/refusals.ts';
import { dueJob } from '../due.ts';
import { record } from '../log.ts';
import { doerOf, isAgent, type PartyCtx } from '../party.ts';
import { whyNotCancel, whyNotDelete } from '../policy.ts';
import { holdApproval, holdMembership } from '../repository.ts';
import { assertOwn } from './change-approval.ts';

/** Cancels an approval that waits. Throws NOT_FOUND, FORBIDDEN, SILENCED, DECIDED, EXPIRED. */
export async function cancelApproval(ctx: PartyCtx, id: string): Promise<Approval> {
  const { workspaceId } = ctx.tenant;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const inside = isAgent(ctx) ? ctx.tenant : await holdMembership(tx, workspaceId, ctx.actor.id);
    if (!inside) throw notFound('That approval');
    const held = await settle(tx, await holdApproval(tx, workspaceId, id), ctx.correlationId);
    assertOwn(ctx, held.approval);
    if (!isAgent(ctx))
      assertAllowed(whyNotCancel(ctx.actor, { ...held.approval, role: inside.role }), 'Only who asked cancels this.');
    if (held.approval.state !== 'pending') throw decided(held.approval);
    const approval = await end(tx, held, { as: 'cancelled', by: doerOf(ctx), correlationId: ctx.correlationId });
    tx.answer({ status: 200, body: approval });
    return approval;
  });
  return value;
}

/** Deletes an approval with its votes; the log of it stays. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function deleteApproval(ctx: TenantCtx, id: string): Promise<undefined> {
  const { workspaceId } = ctx.tenant;
  await ctx.events.transact(ctx, async (tx) => {
    const inside = await holdMembership(tx, workspaceId, ctx.actor.id);
    if (!inside) throw notFound('That approval');
    assertAllowed(whyNotDelete(ctx.actor, inside), 'Only managers and owners of the workspace may do this.');
    const { now } = await holdApproval(tx, workspaceId, id);
    await tx.db.job.deleteMany({ where: { uniqueKey: `${dueJob.kind}:${id}` } });
    await record(tx, ctx.correlationId, { workspaceId, approvalId: id, action: 'deleted', by: doerOf(ctx), at: now });
    await tx.db.approval.delete({ where: { id, workspaceId } });
    tx.redact(id);
    const ends = { in: ['ended', 'expired', 'cancelled'] };
    const where = { workspaceId, approvalId: id, action: ends };
    const endedBy = (await tx.db.approvalAct.findMany({ where, select: { id: true } })).map((entry) => entry.id);
    tx.append(fact('approval.deleted', { cause: 'deleted', id, workspaceId, endedBy }));
  });
}
