import { type Agent, type AgentWaitsFor, rooms } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import { noAgent } from '../tenant.ts';

/** `$1` the workspace, `$2` the agent. What its key asked for and waits, the oldest first. */
export const agentSql = `SELECT agent_of(a) AS agent, ARRAY(
    SELECT jsonb_build_object('id', p.id, 'title', p.title, 'risk', p.risk, 'createdAt', iso(p.created_at)) FROM approval p
    WHERE p.workspace_id = $1 AND p.ended_at IS NULL AND p.requester_id = a.key_id ORDER BY p.created_at, p.id LIMIT 20) AS "waitsFor"
  FROM agent a WHERE a.workspace_id = $1 AND a.id = $2`;

/** An agent with what it waits for, and the position of its room. Throws NOT_FOUND. */
export async function readAgent(ctx: TenantCtx, id: string) {
  const { workspaceId } = ctx.tenant;
  const { value, positions } = await snapshot(ctx.db, [rooms.workspace(workspaceId)], async (client) => {
    const query = { name: 'agent', text: agentSql, values: [workspaceId, id] };
    return (await client.query<{ agent: Agent; waitsFor: AgentWaitsFor[] }>(query)).rows[0] ?? null;
  });
  if (!value) throw noAgent();
  return { ...value.agent, waitsFor: value.waitsFor, positions };
}
