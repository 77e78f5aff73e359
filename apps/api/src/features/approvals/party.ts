import type { Approval } from '@tidings/contracts';
import type { Ctx, KeyCtx, MemberCtx, TenantCtx } from '../../platform/context/context.ts';
import { inWorkspace } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { enterWorkspace } from '../workspaces/index.ts';
import type { Doer } from './facts.ts';

/** An agent's context in the one workspace of its key. */
export type AgentCtx = KeyCtx & Pick<TenantCtx, 'tenant'>;
/** Who asks in a workspace: a member of it, or an agent. */
export type PartyCtx = TenantCtx | AgentCtx;

/** Both kinds of context an operation may have that members and keys call. */
export type EitherCtx = MemberCtx | KeyCtx;

export const isAgent = (ctx: Ctx): ctx is AgentCtx => Boolean(ctx.integration);

/** An approval as this one sees it: a decision that can still be undone is none yet for an agent. */
export const shownTo = <A extends Approval>(ctx: Ctx, approval: A): A =>
  isAgent(ctx) ? shownToAgents(approval) : approval;

/** What an event says of an approval, as agents hear it. */
export const shownToAgents = <P extends object>(payload: P): P =>
  'decision' in payload ? { ...payload, decision: null } : payload;

/** Who that is, as the log and the events have it. */
export function doerOf(ctx: PartyCtx): Doer {
  if (isAgent(ctx)) return { kind: 'agent', id: ctx.integration.id, name: ctx.integration.name };
  return { kind: 'member', id: ctx.actor.id, name: ctx.actor.displayName };
}

/** An agent does what an operator may, in its own workspace; any other is not there for it. Throws NOT_FOUND. */
function enterAsAgent(ctx: KeyCtx, workspaceId: string): AgentCtx {
  if (ctx.integration.workspaceId !== workspaceId) throw notFound('That workspace');
  return inWorkspace(ctx, { workspaceId, role: 'operator' });
}

/** The way into a workspace for members and agents. Throws NOT_FOUND. */
export const enter = async (ctx: EitherCtx, workspaceId: string): Promise<PartyCtx> =>
  ctx.integration ? enterAsAgent(ctx as KeyCtx, workspaceId) : enterWorkspace(ctx as MemberCtx, workspaceId);

const gone = () => notFound('That approval');

/** The way into the workspace of an approval. What is not open to who asks does not exist. Throws NOT_FOUND. */
export async function enterByApproval(ctx: EitherCtx, id: string): Promise<PartyCtx> {
  if (ctx.integration) {
    if (!ctx.integration.workspaceId) throw gone();
    return enterAsAgent(ctx as KeyCtx, ctx.integration.workspaceId);
  }
  const { rows } = await ctx.db.pool.query<{ id: string | null }>({
    name: 'workspace-of-approval',
    text: `SELECT tenant_of('approval', $1, $2) AS id`,
    values: [id, (ctx as MemberCtx).actor.id],
  });
  const workspaceId = rows[0]?.id;
  if (!workspaceId) throw gone();
  return enterWorkspace(ctx as MemberCtx, workspaceId);
}
