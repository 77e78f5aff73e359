import type { Agent, AgentAction } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { TenantCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { record } from '../log.ts';
import { whyNotManageAgents } from '../policy.ts';
import { type HeldAgent, holdAgent, readAgents } from '../repository.ts';
import { tellKey } from '../tell/tell-owners.ts';
import { noAgent } from '../tenant.ts';

/** Holds an agent for who still manages the workspace, until the commit. Throws NOT_FOUND, FORBIDDEN. */
async function holdToManage(ctx: TenantCtx, tx: Tx, id: string): Promise<HeldAgent> {
  const { workspaceId } = ctx.tenant;
  const where = { workspaceId_userId: { workspaceId, userId: ctx.actor.id } };
  const inside = await tx.db.workspaceMember.findUnique({ where, select: { role: true } });
  if (!inside) throw noAgent();
  assertAllowed(whyNotManageAgents(ctx.actor, inside), 'Only managers and owners of the workspace may do this.');
  const held = await holdAgent(tx, workspaceId, id);
  if (!held) throw noAgent();
  return held;
}

/** Asks an agent to pause, go on or stop: it hears of it with its next heartbeat. Throws NOT_FOUND, FORBIDDEN. */
export async function askAgent(ctx: TenantCtx, id: string, action: AgentAction): Promise<Agent> {
  const { workspaceId } = ctx.tenant;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const { now } = await holdToManage(ctx, tx, id);
    const request = { requestId: uuidv7(), requestAction: action, requestById: ctx.actor.id, requestAt: now };
    await tx.db.agent.update({ where: { id, workspaceId }, data: request });
    const held = (await readAgents(tx, [id]))[0];
    if (!held) throw noAgent();
    const { agent } = held;
    await record(tx, [{ agent, action: 'requested', at: now, request: action, by: ctx.actor }]);
    tx.append(fact('agent.changed', { cause: 'requested', agent }));
    tx.answer({ status: 200, body: agent });
    return agent;
  });
  return value;
}

/** Forgets an agent with its log. Throws NOT_FOUND, FORBIDDEN. */
export async function deleteAgent(ctx: TenantCtx, id: string): Promise<undefined> {
  const { workspaceId } = ctx.tenant;
  await ctx.events.transact(ctx, async (tx) => {
    const { notifiedId } = await holdToManage(ctx, tx, id);
    await tx.db.job.deleteMany({ where: { uniqueKey: tellKey(id) } });
    await tx.db.agent.delete({ where: { id, workspaceId } });
    tx.redact(id);
    tx.append(fact('agent.deleted', { cause: 'deleted', id, workspaceId, notifiedId }));
  });
}
