import type { ApprovalAct } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';

type Row = {
  id: string;
  action: string;
  kind: ApprovalAct['by']['kind'];
  by: string | null;
  name: string;
  comment: string | null;
  at: Date;
};

/** `$1` the workspace, `$2` the approval, `$3` and `$4` where the page before ended, `$5` how many. */
export const timelineSql = `SELECT x.id, x.action, x.actor_kind AS kind, x.actor_id AS by, x.actor_name AS name, x.comment, x.at FROM approval_act x
  WHERE x.workspace_id = $1 AND x.approval_id = $2 AND (x.at, x.id) < ($3::timestamptz, $4::uuid)
    AND EXISTS (SELECT FROM approval a WHERE a.workspace_id = $1 AND a.id = $2)
  ORDER BY x.at DESC, x.id DESC LIMIT $5`;

/** What happened to an approval, the newest first. Throws NOT_FOUND, BAD_REQUEST for a cursor that is not ours. */
export async function listTimeline(
  ctx: TenantCtx,
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const place = readTimePlace(cursor, 'newest first');
  const values = [ctx.tenant.workspaceId, id, place.at, place.id, limit + 1];
  const { rows } = await ctx.db.pool.query<Row>({ name: 'approval-timeline', text: timelineSql, values });
  // An approval has an entry from its beginning on.
  if (!rows[0] && cursor === undefined) throw notFound('That approval');
  const { items, more } = cutPage(
    rows,
    limit,
    ({ kind, by, name, at, ...row }): ApprovalAct => ({
      ...row,
      by: { kind, id: by, name },
      at: at.toISOString(),
    }),
  );
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.at, last.id) : null };
}
