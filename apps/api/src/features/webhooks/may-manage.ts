import type { MemberCtx, TenantCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { assertAtLeast, enterWorkspace, lockAs } from '../workspaces/index.ts';
import { whyNotManageWebhooks } from './policy.ts';

/** Admins manage the webhooks of the forum, owners those of theirs: the context that they do so in. Throws FORBIDDEN, NOT_FOUND. */
export async function asManager(ctx: MemberCtx, workspaceId: string | null): Promise<MemberCtx> {
  if (workspaceId === null) {
    assertAllowed(whyNotManageWebhooks(ctx.actor));
    return ctx;
  }
  const inside = await enterWorkspace(ctx, workspaceId);
  assertAtLeast(inside, 'owner');
  return inside;
}

/**
 * The context in which somebody manages this webhook. One of a workspace that they are not in is answered as if there were none: its
 * workspace is not said, and in the forum's context its row is not seen. Throws FORBIDDEN, NOT_FOUND.
 */
export async function asManagerOf(ctx: MemberCtx, id: string): Promise<MemberCtx> {
  const { rows } = await ctx.db.pool.query<{ id: string | null }>({
    name: 'workspace-of-webhook',
    text: `SELECT tenant_of('webhook', $1, $2) AS id`,
    values: [id, ctx.actor.id],
  });
  return asManager(ctx, rows[0]?.id ?? null);
}

/** Asks again once the workspace is held until the commit: whoever is taken out of it meanwhile changes nothing any more. */
export async function assertStillManages(ctx: MemberCtx, tx: Tx): Promise<void> {
  if (ctx.tenant) await lockAs(ctx as TenantCtx, tx, 'owner');
}
