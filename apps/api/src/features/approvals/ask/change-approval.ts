import { APPROVAL_COMMENTS_MAX, type Approval, type PatchApproval } from '@tidings/contracts';
import { Prisma } from '@tidings/db';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { expired } from '../decide/refusals.ts';
import { record } from '../log.ts';
import { doerOf, isAgent, type PartyCtx, shownTo } from '../party.ts';
import { whyNotEdit } from '../policy.ts';
import { holdApproval, readApproval } from '../repository.ts';
import { assertTakesPart, payloadOf } from './create-approval.ts';

/** An agent has what it asked for itself; the rest of the workspace is not there for it. Throws NOT_FOUND. */
export function assertOwn(ctx: PartyCtx, { requestedBy }: Pick<Approval, 'requestedBy'>): void {
  if (isAgent(ctx) && requestedBy.id !== ctx.integration.id) throw notFound('That approval');
}

/** Edits what is asked for, until somebody has decided. Throws NOT_FOUND, FORBIDDEN, SILENCED, CONFLICT, EXPIRED. */
export async function patchApproval(ctx: PartyCtx, id: string, patch: PatchApproval): Promise<Approval> {
  const { workspaceId, role } = ctx.tenant;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertTakesPart(ctx, tx);
    const { approval: before, deadline, now } = await holdApproval(tx, workspaceId, id);
    assertOwn(ctx, before);
    if (!isAgent(ctx))
      assertAllowed(whyNotEdit(ctx.actor, { ...before, role }), 'Only who asked edits what they ask for.');
    if (before.state !== 'pending' || before.decisions.length > 0 || before.decision)
      throw new TidingsError('CONFLICT', 'Somebody has decided about this already: cancel it and ask anew.');
    if (deadline && deadline <= now) throw expired();
    const { payload, ...rest } = patch;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const by = doerOf(ctx);
    await tx.db.approval.update({
      where: { id, workspaceId },
      data: {
        ...given,
        ...(payload !== undefined && { payload: Prisma.DbNull, ...payloadOf(payload) }),
        ...{ version: { increment: 1 }, updatedAt: now },
      },
    });
    const actId = await record(tx, ctx.correlationId, { workspaceId, approvalId: id, action: 'edited', by, at: now });
    const approval = await readApproval(tx, workspaceId, id);
    tx.append(fact('approval.changed', { cause: 'edited', approval, by, actId }));
    tx.answer({ status: 200, body: approval });
    return approval;
  });
  return value;
}

/** Says something about an approval, also once it has ended. Throws NOT_FOUND, FORBIDDEN, SILENCED, CONFLICT. */
export async function commentOnApproval(ctx: PartyCtx, id: string, comment: string): Promise<Approval> {
  const { workspaceId } = ctx.tenant;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertTakesPart(ctx, tx);
    const { approval: before, now } = await holdApproval(tx, workspaceId, id);
    assertOwn(ctx, before);
    if (before.commentCount >= APPROVAL_COMMENTS_MAX)
      throw new TidingsError(
        'CONFLICT',
        `There are ${APPROVAL_COMMENTS_MAX} comments already: talk about it elsewhere.`,
      );
    const by = doerOf(ctx);
    const entry = { workspaceId, approvalId: id, action: 'commented', by, comment, at: now } as const;
    const actId = await record(tx, ctx.correlationId, entry);
    await tx.db.approval.update({
      where: { id, workspaceId },
      data: { commentCount: { increment: 1 }, updatedAt: now },
    });
    const approval = await readApproval(tx, workspaceId, id);
    tx.append(fact('approval.changed', { cause: 'commented', approval, by, actId }));
    const answer = shownTo(ctx, approval);
    tx.answer({ status: 201, body: answer });
    return answer;
  });
  return value;
}
