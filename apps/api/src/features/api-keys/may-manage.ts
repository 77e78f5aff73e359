import type { MemberCtx, TenantCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { assertAtLeast, enterWorkspace, lockAs } from '../workspaces/index.ts';
import { whyNotManageKeys } from './policy.ts';

/**
 * Admins manage the keys of no workspace, owners those of theirs: the context that they do so in. Throws FORBIDDEN, NOT_FOUND.
 */
export async function asManager(ctx: MemberCtx, workspaceId: string | null): Promise<MemberCtx> {
  if (workspaceId === null) {
    assertAllowed(whyNotManageKeys(ctx.actor));
    return ctx;
  }
  const inside = await enterWorkspace(ctx, workspaceId);
  assertAtLeast(inside, 'owner');
  return inside;
}

/** Asks again once the workspace is held until the commit: whoever is taken out of it meanwhile leaves no key behind. */
export async function assertStillManages(ctx: MemberCtx, tx: Tx): Promise<void> {
  if (ctx.tenant) await lockAs(ctx as TenantCtx, tx, 'owner');
}
