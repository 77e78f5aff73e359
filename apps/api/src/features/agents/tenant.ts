import type { KeyCtx, MemberCtx, TenantCtx } from '../../platform/context/context.ts';
import { inWorkspace } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { enterWorkspace } from '../workspaces/index.ts';

/** The context of a key in its one workspace. */
export type AgentCtx = KeyCtx & Pick<TenantCtx, 'tenant'>;

export const noAgent = () => notFound('That agent');

/** A key in the workspace it is bound to; any other is not there for it. Throws NOT_FOUND. */
export function enterByKey(ctx: KeyCtx, workspaceId: string): AgentCtx {
  if (ctx.integration.workspaceId !== workspaceId) throw notFound('That workspace');
  return inWorkspace(ctx, { workspaceId, role: 'operator' });
}

/** The way into the workspace of an agent. What is not open to who asks does not exist. Throws NOT_FOUND. */
export async function enterByAgent(ctx: MemberCtx, id: string): Promise<TenantCtx> {
  const { rows } = await ctx.db.pool.query<{ id: string | null }>({
    name: 'workspace-of-agent',
    text: `SELECT tenant_of('agent', $1, $2) AS id`,
    values: [id, ctx.actor.id],
  });
  const workspaceId = rows[0]?.id;
  if (!workspaceId) throw noAgent();
  return enterWorkspace(ctx, workspaceId);
}
