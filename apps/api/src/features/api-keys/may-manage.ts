import type { MemberCtx } from '../../platform/context/context.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { assertAtLeast, enterWorkspace } from '../workspaces/index.ts';
import { whyNotManageKeys } from './policy.ts';

/** Admins manage the keys of no workspace, owners those of theirs. Throws FORBIDDEN, NOT_FOUND. */
export async function assertMayManage(ctx: MemberCtx, workspaceId: string | null): Promise<void> {
  if (workspaceId === null) assertAllowed(whyNotManageKeys(ctx.actor));
  else assertAtLeast(await enterWorkspace(ctx, workspaceId), 'owner');
}
