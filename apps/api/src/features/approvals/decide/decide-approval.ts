import { type Approval, type DecideApproval, UNDO_MS } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { forbidden, notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../../identity/index.ts';
import { presentSettings } from '../../workspaces/index.ts';
import { schedule } from '../due.ts';
import { record } from '../log.ts';
import { whyNotDecide } from '../policy.ts';
import { type HeldApproval, holdApproval, holdMembership, readApproval } from '../repository.ts';
import { count, settle } from './end.ts';
import { decided, expired } from './refusals.ts';

/** What was due had become of it first: that is committed, and the decision is refused. */
class Overtaken extends Error {}

/**
 * Approves or rejects. Throws NOT_FOUND, FORBIDDEN, SILENCED, DECIDED, ALREADY_VOTED, EXPIRED, VERSION_CONFLICT; nothing of it is applied
 * then.
 */
export async function decideApproval(ctx: TenantCtx, id: string, input: DecideApproval): Promise<Approval> {
  try {
    const { value } = await ctx.events.transact(ctx, async (tx) => {
      const approval = await decideHeld(ctx, tx, id, input);
      tx.answer({ status: 200, body: approval });
      return approval;
    });
    return value;
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
  }
  // Apart from the claim of the request: what became of it stays, and a repeated request is refused anew.
  const { value } = await ctx.events.transact({ ...ctx, idempotency: null }, async (tx) =>
    settle(tx, await holdApproval(tx, ctx.tenant.workspaceId, id), ctx.correlationId),
  );
  throw value.approval.state === 'pending' ? expired() : decided(value.approval);
}

async function decideHeld(ctx: TenantCtx, tx: Tx, id: string, input: DecideApproval): Promise<Approval> {
  const { actor, correlationId } = ctx;
  const { workspaceId } = ctx.tenant;
  const inside = await holdMembership(tx, workspaceId, actor.id);
  if (!inside) throw notFound('That approval');
  const held = await holdApproval(tx, workspaceId, id);
  const { approval, deadline, now } = held;
  const { fourEyes, undoDecisions } = presentSettings(inside.settings);
  const why = whyNotDecide(approval, { id: actor.id, role: inside.role }, fourEyes);
  if (why) throw forbidden(why);
  assertAllowed(whyNotSpeak(actor));
  if (approval.decisions.some(({ by }) => by.id === actor.id))
    throw new TidingsError('ALREADY_VOTED', 'You have decided this already; each person counts once.');
  if (approval.state !== 'pending') throw decided(approval);
  const isDue = held.held !== null && held.held.until <= now;
  if (isDue || (deadline && deadline <= now)) throw new Overtaken();
  if (held.held?.byId === actor.id)
    throw new TidingsError('ALREADY_VOTED', 'You have decided this already; undo it first to decide otherwise.');
  if (held.held) throw decided(approval);
  if (input.version !== undefined && input.version !== approval.version)
    throw new TidingsError('VERSION_CONFLICT', 'It was edited since you looked at it: look again before you decide.');
  if (undoDecisions) return hold(ctx, tx, held, input);
  const by = { kind: 'member' as const, id: actor.id, name: actor.displayName };
  return count(tx, held, { by, decision: input.decision, comment: input.comment ?? null }, correlationId);
}

/** Keeps a decision for as long as it can be undone. */
async function hold(
  ctx: TenantCtx,
  tx: Tx,
  { approval, deadline, now }: HeldApproval,
  input: DecideApproval,
): Promise<Approval> {
  const { actor, correlationId } = ctx;
  const { id, workspaceId } = approval;
  const heldUntil = new Date(now.getTime() + UNDO_MS);
  const comment = input.comment ?? null;
  const heldAs = { heldById: actor.id, heldDecision: input.decision, heldComment: comment, heldUntil };
  await tx.db.approval.update({ where: { id, workspaceId }, data: { ...heldAs, updatedAt: now } });
  const by = { kind: 'member' as const, id: actor.id, name: actor.displayName };
  const actId = await record(tx, correlationId, { workspaceId, approvalId: id, action: 'held', by, comment, at: now });
  await schedule(tx, { workspaceId, id, deadline, heldUntil, pending: true }, correlationId);
  const after = await readApproval(tx, workspaceId, id);
  tx.append(fact('approval.changed', { cause: 'held', approval: after, by, actId }));
  return after;
}

/** Takes a decision back that has not taken effect. Throws NOT_FOUND, CONFLICT where there is none of this member. */
export async function undoDecision(ctx: TenantCtx, id: string): Promise<Approval> {
  const { actor, correlationId } = ctx;
  const { workspaceId } = ctx.tenant;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    if (!(await holdMembership(tx, workspaceId, actor.id))) throw notFound('That approval');
    const { held, deadline, now } = await holdApproval(tx, workspaceId, id);
    if (held?.byId !== actor.id || held.until <= now || (deadline && deadline <= now))
      throw new TidingsError('CONFLICT', 'There is no decision of yours that could still be undone.');
    const none = { heldById: null, heldDecision: null, heldComment: null, heldUntil: null };
    await tx.db.approval.update({ where: { id, workspaceId }, data: { ...none, updatedAt: now } });
    const by = { kind: 'member' as const, id: actor.id, name: actor.displayName };
    const actId = await record(tx, correlationId, { workspaceId, approvalId: id, action: 'undone', by, at: now });
    await schedule(tx, { workspaceId, id, deadline, heldUntil: null, pending: true }, correlationId);
    const after = await readApproval(tx, workspaceId, id);
    tx.append(fact('approval.changed', { cause: 'undone', approval: after, by, actId }));
    tx.answer({ status: 200, body: after });
    return after;
  });
  return value;
}
