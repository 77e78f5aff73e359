import type { WorkspaceInvitation } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { readInvitation } from './repository.ts';

const MOST_HEARERS = 20;
type Cause = 'sent' | 'changed' | Exclude<WorkspaceInvitation['state'], 'pending'>;

/** States what became of an invitation, as this transaction has made it; who sent it and the owners hear of it, too. */
export async function stateInvitation(
  tx: Tx,
  workspaceId: string,
  id: string,
  cause: Cause,
): Promise<WorkspaceInvitation> {
  const invitation = await readInvitation(tx, workspaceId, id);
  const owners = await tx.db.workspaceMember.findMany({
    where: { workspaceId, role: 'owner' },
    select: { userId: true },
    take: MOST_HEARERS,
  });
  tx.append(fact('workspace.invitation-changed', { cause, invitation, owners: owners.map(({ userId }) => userId) }));
  return invitation;
}

/** Ends an invitation that waits, so. The workspace is locked. Who takes it back is in the audit log. */
export async function settle(
  ctx: MemberCtx,
  tx: Tx,
  { id, workspace, member }: WorkspaceInvitation,
  state: 'accepted' | 'declined' | 'withdrawn',
): Promise<void> {
  const [workspaceId, actorId] = [workspace.id, ctx.actor.id];
  await tx.db.workspaceInvitation.update({ where: { id, workspaceId }, data: { state, answeredAt: new Date() } });
  if (state === 'withdrawn') {
    await recordAudit(tx, { workspaceId, action: 'invitation_revoked', actorId, memberId: member?.id ?? null });
  }
  await stateInvitation(tx, workspaceId, id, state);
}
