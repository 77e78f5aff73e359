import type { Approval } from '@tidings/contracts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { schedule } from '../due.ts';
import type { Doer } from '../facts.ts';
import { record, tidings } from '../log.ts';
import { type HeldApproval, holdApproval, readApproval } from '../repository.ts';

type Ending = 'approved' | 'rejected' | 'expired' | 'cancelled';
const noneHeld = { heldById: null, heldDecision: null, heldComment: null, heldUntil: null };

/** Ends an approval that is held, for good. */
export async function end(
  tx: Tx,
  { approval: { id, workspaceId }, now }: HeldApproval,
  { as, by, correlationId }: { as: Ending; by: Doer; correlationId: string },
): Promise<Approval> {
  await tx.db.approval.update({
    where: { id, workspaceId },
    data: { state: as, endedAt: now, updatedAt: now, ...noneHeld },
  });
  const action = as === 'expired' || as === 'cancelled' ? as : 'ended';
  const actId = await record(tx, correlationId, { workspaceId, approvalId: id, action, by, at: now });
  await schedule(tx, { workspaceId, id, deadline: null, heldUntil: null, pending: false }, correlationId);
  const approval = await readApproval(tx, workspaceId, id);
  tx.append(fact('approval.changed', { cause: as, approval, by, actId }));
  return approval;
}

type Vote = { by: Doer & { id: string }; decision: 'approve' | 'reject'; comment: string | null };

/** Counts somebody's decision about an approval that is held: it may be the one that ends it. */
export async function count(tx: Tx, held: HeldApproval, vote: Vote, correlationId: string): Promise<Approval> {
  const {
    approval: { id, workspaceId, required, decisions },
    now,
  } = held;
  const { by, decision, comment } = vote;
  await tx.db.approvalVote.create({ data: { approvalId: id, userId: by.id, workspaceId, decision, comment, at: now } });
  const action = decision === 'approve' ? 'approved' : 'rejected';
  const actId = await record(tx, correlationId, { workspaceId, approvalId: id, action, by, comment, at: now });
  if (decision === 'reject') return end(tx, held, { as: 'rejected', by, correlationId });
  if (decisions.length + 1 >= required) return end(tx, held, { as: 'approved', by, correlationId });
  await tx.db.approval.update({ where: { id, workspaceId }, data: { updatedAt: now, ...noneHeld } });
  await schedule(tx, { workspaceId, id, deadline: held.deadline, heldUntil: null, pending: true }, correlationId);
  const approval = await readApproval(tx, workspaceId, id);
  tx.append(fact('approval.changed', { cause: 'voted', approval, by, actId }));
  return approval;
}

/** Lets what is due by the database's clock become of an approval that is held: a deadline that passed, then a decision that was not undone. */
export async function settle(tx: Tx, held: HeldApproval, correlationId: string): Promise<HeldApproval> {
  const { approval, deadline, held: decision, now } = held;
  if (approval.state !== 'pending') return held;
  const takesEffect = decision && decision.until <= now && (!deadline || decision.until < deadline);
  if (takesEffect) {
    const name = approval.decision?.by.displayName ?? '';
    const { byId, ...what } = decision;
    await count(tx, held, { ...what, by: { kind: 'member', id: byId, name } }, correlationId);
    return settle(tx, await holdApproval(tx, approval.workspaceId, approval.id), correlationId);
  }
  if (deadline && deadline <= now) {
    await end(tx, held, { as: 'expired', by: tidings, correlationId });
    return holdApproval(tx, approval.workspaceId, approval.id);
  }
  return held;
}
