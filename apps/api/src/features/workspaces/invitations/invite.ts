import type { Person, WorkspaceInvitation, WorkspaceRole } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { TenantCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { WAITS_DAYS, whyNotAskAgain } from './policy.ts';
import { findWaiting, forgetOld, readAsked } from './repository.ts';
import { stateInvitation } from './settle.ts';

/**
 * Invites somebody into the workspace, which is locked and which they are not in. Who is invited already stays so, with the
 * role of now. Throws INVITATION_DECLINED, TOO_MANY_INVITATIONS.
 */
export async function invite(
  ctx: TenantCtx,
  tx: Tx,
  { person, role, limited }: { person: Person; role: WorkspaceRole; limited: boolean },
): Promise<WorkspaceInvitation> {
  const { workspaceId } = ctx.tenant;
  const waiting = await findWaiting(tx, workspaceId, person.id);
  if (waiting?.role === role) return waiting;
  if (waiting) {
    await tx.db.workspaceInvitation.update({ where: { id: waiting.id, workspaceId }, data: { role } });
    return stateInvitation(tx, workspaceId, waiting.id, 'changed');
  }
  assertAllowed(whyNotAskAgain(await readAsked(tx, workspaceId, person.id), limited));
  await forgetOld(tx, workspaceId);
  const [id, inviterId] = [uuidv7(), ctx.actor.id];
  const expiresAt = new Date(Date.now() + WAITS_DAYS * 86_400_000);
  await tx.db.workspaceInvitation.create({
    data: { id, workspaceId, userId: person.id, inviterId, role, expiresAt },
  });
  await recordAudit(tx, { workspaceId, action: 'invited', actorId: inviterId, memberId: person.id, detail: { role } });
  return stateInvitation(tx, workspaceId, id, 'sent');
}
