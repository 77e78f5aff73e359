import { type Agent, rooms } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';

type Query = { cursor?: string | undefined; limit: number };

/** `$1` the workspace, `$2` and `$3` where the page before ended, `$4` how many. */
export const agentsSql = `SELECT agent_of(a) AS agent FROM agent a
  WHERE a.workspace_id = $1 AND (a.registered_at, a.id) > ($2::timestamptz, $3::uuid) ORDER BY a.registered_at, a.id LIMIT $4`;

/** Agents of a workspace with the position of its room. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listAgents(ctx: TenantCtx, { cursor, limit }: Query) {
  const { workspaceId } = ctx.tenant;
  const { at, id } = readTimePlace(cursor, 'oldest first');
  const { value, positions } = await snapshot(ctx.db, [rooms.workspace(workspaceId)], async (client) => {
    const values = [workspaceId, at, id, limit + 1];
    return (await client.query<{ agent: Agent }>({ name: 'agents', text: agentsSql, values })).rows;
  });
  const { items, more } = cutPage(value, limit, ({ agent }) => agent);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.registeredAt, last.id) : null, positions };
}
