import type { WorkspaceAuditEntry } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { assertAtLeast } from '../tenant.ts';

type Page = { cursor?: string | undefined; limit: number };
type Row = Omit<WorkspaceAuditEntry, 'at'> & { at: Date };

const present = ({ id, action, actor, member, detail, at }: Row): WorkspaceAuditEntry => ({
  ...{ id, action, actor, member, detail },
  at: at.toISOString(),
});

export const workspaceAuditSql = `SELECT a.id, a.action, person(a.actor_id) AS actor, person(a.member_id) AS member, a.detail, a.at
  FROM workspace_audit a WHERE a.workspace_id = $1 AND (a.at, a.id) < ($2::timestamptz, $3::uuid)
  ORDER BY a.at DESC, a.id DESC LIMIT $4`;

/** What was done in the workspace, newest first; for managers and owners. Throws FORBIDDEN. */
export async function listAudit(ctx: TenantCtx, { cursor, limit }: Page) {
  assertAtLeast(ctx, 'manager');
  const after = readTimePlace(cursor, 'newest first');
  const values = [ctx.tenant.workspaceId, after.at, after.id, limit + 1];
  const { rows } = await ctx.db.pool.query<Row>({ name: 'workspace-audit', text: workspaceAuditSql, values });
  const { items, more } = cutPage(rows, limit, present);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.at, last.id) : null };
}
