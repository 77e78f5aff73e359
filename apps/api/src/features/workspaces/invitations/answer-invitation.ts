import type { Workspace, WorkspaceInvitation } from '@tidings/contracts';
import { inWorkspace, type MemberCtx, type TenantCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../../identity/index.ts';
import { admit } from '../membership.ts';
import { presentWorkspace } from '../presenter.ts';
import { findRole, findRoleNow, lockWorkspace, readWorkspaceRow } from '../repository.ts';
import { findInvitingWorkspace, findWaiting } from './repository.ts';
import { settle } from './settle.ts';

/** The context of a workspace for who is invited into it, or in it already. Throws NOT_FOUND for everybody else. */
async function asInvited(ctx: MemberCtx, workspaceId: string): Promise<TenantCtx> {
  const role = await findRole(ctx.db, workspaceId, ctx.actor.id);
  const invited = role !== null || (await findInvitingWorkspace(ctx.db, ctx.actor.id, workspaceId));
  if (!invited) throw notFound('That workspace');
  return inWorkspace(ctx, { workspaceId, role: role ?? 'viewer' });
}

/** Locks the workspace and reads the invitation again under the lock. Throws NOT_FOUND when it is gone or ran out. */
async function takeInvitation(ctx: TenantCtx, tx: Tx): Promise<WorkspaceInvitation> {
  const invitation = await findWaiting(tx, ctx.tenant.workspaceId, ctx.actor.id);
  if (!invitation) throw notFound('That workspace');
  return invitation;
}

/** Accepts: the member is in the workspace from now on. Accepting twice is no error. Throws NOT_FOUND, SILENCED, CONFLICT where it is full. */
export async function joinWorkspace(asking: MemberCtx, workspaceId: string): Promise<Workspace> {
  assertAllowed(whyNotSpeak(asking.actor));
  const ctx = await asInvited(asking, workspaceId);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const before = await findRoleNow(tx, workspaceId, ctx.actor.id);
    if (before) return presentWorkspace(await readWorkspaceRow(tx, workspaceId), before);
    const invitation = await takeInvitation(ctx, tx);
    await settle(ctx, tx, invitation, 'accepted');
    const answer = presentWorkspace(await admit(ctx, tx, { workspaceId, role: invitation.role }), invitation.role);
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Declines: the workspace cannot ask again for a week. Throws NOT_FOUND. */
export async function declineWorkspace(asking: MemberCtx, workspaceId: string): Promise<undefined> {
  const ctx = await asInvited(asking, workspaceId);
  await ctx.events.transact(ctx, async (tx) => {
    await lockWorkspace(tx, workspaceId);
    await settle(ctx, tx, await takeInvitation(ctx, tx), 'declined');
  });
}
