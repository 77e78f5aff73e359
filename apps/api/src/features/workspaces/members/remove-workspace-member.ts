import type { TenantCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { presentPerson } from '../../identity/index.ts';
import { findWaiting } from '../invitations/repository.ts';
import { settle } from '../invitations/settle.ts';
import { dismiss } from '../membership.ts';
import { findRoleNow, lockWorkspace } from '../repository.ts';
import { assertAtLeast, lockAs } from '../tenant.ts';
import { personOf } from './set-workspace-member.ts';

/**
 * Removes a member, or takes back the invitation of who has not answered; for owners, silenced or not. Throws NOT_FOUND,
 * FORBIDDEN, and CONFLICT for the last owner.
 */
export async function removeWorkspaceMember(ctx: TenantCtx, username: string): Promise<undefined> {
  const { workspaceId } = ctx.tenant;
  assertAtLeast(ctx, 'owner');
  const member = await personOf(ctx, username);
  await ctx.events.transact(ctx, async (tx) => {
    await lockAs(ctx, tx, 'owner');
    const before = await findRoleNow(tx, workspaceId, member.id);
    if (before) return dismiss(ctx, tx, { cause: 'removed', workspaceId, member, before });
    const waiting = await findWaiting(tx, workspaceId, member.id);
    if (!waiting) throw notFound('That member');
    await settle(ctx, tx, waiting, 'withdrawn');
  });
}

/** Leaves; nothing of the workspace reaches the member afterwards. Throws CONFLICT for its last owner. */
export async function leaveWorkspace(ctx: TenantCtx): Promise<undefined> {
  const { workspaceId } = ctx.tenant;
  await ctx.events.transact(ctx, async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const before = await findRoleNow(tx, workspaceId, ctx.actor.id);
    const member = presentPerson(ctx.actor);
    if (before) await dismiss(ctx, tx, { cause: 'left', workspaceId, member, before });
  });
}
