import { type Approval, rooms } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';

type Query = { cursor?: string | undefined; limit: number; filter: 'pending' | 'mine' | 'decided' };

/** `$1` the workspace, `$2` and `$3` where the page before ended, `$4` how many, `$5` who looks. */
export const pendingSql = `SELECT approval_of(a) AS approval FROM approval a
  WHERE a.workspace_id = $1 AND a.ended_at IS NULL AND (a.created_at, a.id) > ($2::timestamptz, $3::uuid) AND $5::uuid IS NOT NULL
  ORDER BY a.created_at, a.id LIMIT $4`;
export const mineSql = `SELECT approval_of(a) AS approval FROM approval a
  WHERE a.workspace_id = $1 AND a.ended_at IS NULL AND (a.created_at, a.id) > ($2::timestamptz, $3::uuid) AND a.held_by_id IS NULL
    AND EXISTS (SELECT FROM approval_deciders(a) d WHERE d.user_id = $5 AND d.asked)
    AND NOT EXISTS (SELECT FROM approval_vote v WHERE v.approval_id = a.id AND v.user_id = $5)
  ORDER BY a.created_at, a.id LIMIT $4`;
export const decidedSql = `SELECT approval_of(a) AS approval FROM approval a
  WHERE a.workspace_id = $1 AND a.ended_at IS NOT NULL AND (a.ended_at, a.id) < ($2::timestamptz, $3::uuid) AND $5::uuid IS NOT NULL
  ORDER BY a.ended_at DESC, a.id DESC LIMIT $4`;
const sqlOf = { pending: pendingSql, mine: mineSql, decided: decidedSql };

/** Approvals of a workspace with the position of its room. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listApprovals(ctx: TenantCtx, { cursor, limit, filter }: Query) {
  const { workspaceId } = ctx.tenant;
  const { at, id } = readTimePlace(cursor, filter === 'decided' ? 'newest first' : 'oldest first');
  const { value, positions } = await snapshot(ctx.db, [rooms.workspace(workspaceId)], async (client) => {
    const { rows } = await client.query<{ approval: Approval }>({
      name: `approvals-${filter}`,
      text: sqlOf[filter],
      values: [workspaceId, at, id, limit + 1, ctx.actor.id],
    });
    return rows;
  });
  const { items, more } = cutPage(value, limit, ({ approval }) => approval);
  const last = items.at(-1);
  const place = last && (filter === 'decided' ? last.endedAt : last.createdAt);
  return { items, nextCursor: more && last && place ? writeTimePlace(place, last.id) : null, positions };
}
