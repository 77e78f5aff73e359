import type { AgentAct } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { noAgent } from '../tenant.ts';

type Row = Omit<AgentAct, 'at'> & { at: Date };

/** `$1` the workspace, `$2` the agent, `$3` and `$4` where the page before ended, `$5` how many. */
export const agentLogSql = `SELECT x.id, x.action, x.status, x.request, x.by_name AS by, x.words, x.missed, x.at FROM agent_act x
  WHERE x.workspace_id = $1 AND x.agent_id = $2 AND (x.at, x.id) < ($3::timestamptz, $4::uuid)
  ORDER BY x.at DESC, x.id DESC LIMIT $5`;

/** What an agent was and what was asked of it, the newest first. Throws NOT_FOUND, BAD_REQUEST for a cursor that is not ours. */
export async function listLog(
  ctx: TenantCtx,
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const place = readTimePlace(cursor, 'newest first');
  const values = [ctx.tenant.workspaceId, id, place.at, place.id, limit + 1];
  const { rows } = await ctx.db.pool.query<Row>({ name: 'agent-log', text: agentLogSql, values });
  // An agent has an entry from its registration on.
  if (!rows[0] && cursor === undefined) throw noAgent();
  const { items, more } = cutPage(rows, limit, (row): AgentAct => ({ ...row, at: row.at.toISOString() }));
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.at, last.id) : null };
}
