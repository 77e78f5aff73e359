import { ACTIVITY_WORDS_MAX, type Activity, rooms } from '@tidings/contracts';
import type { TenantCtx } from '../../platform/context/context.ts';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';

type Row = Omit<Activity, 'at'> & { at: Date };
type Page = { cursor?: string | undefined; limit: number };

const newest = '(x.at, x.id) < ($2::timestamptz, $3::uuid) ORDER BY x.at DESC, x.id DESC LIMIT $4';
const actor = (kind: string, id: string, name: string) =>
  `jsonb_build_object('kind', ${kind}, 'id', ${id}, 'name', coalesce(${name}, ''))`;
const subject = (id: string, name: string) => `jsonb_build_object('id', ${id}, 'name', ${name})`;

const ofApprovals = `SELECT x.id, x.at, 'approval' AS about, x.action, x.comment AS words,
    ${actor('x.actor_kind', 'x.actor_id', 'x.actor_name')} AS by,
    ${subject('x.approval_id', '(SELECT a.title FROM approval a WHERE a.workspace_id = $1 AND a.id = x.approval_id)')} AS subject
  FROM approval_act x WHERE x.workspace_id = $1
    AND x.action IN ('asked', 'approved', 'rejected', 'commented', 'expired', 'cancelled', 'deleted') AND ${newest}`;

const named = '(SELECT a.name FROM agent a WHERE a.workspace_id = $1 AND a.id = x.agent_id)';
const ofAgents = `SELECT x.id, x.at, 'agent' AS about,
    CASE WHEN x.action = 'requested' THEN x.request WHEN x.missed THEN 'missed' WHEN x.action = 'registered' THEN x.action ELSE x.status END AS action,
    CASE WHEN x.action = 'status' THEN x.words END AS words,
    CASE WHEN x.action = 'requested' THEN ${actor("'member'", 'x.by_id', 'x.by_name')} ELSE ${actor("'agent'", 'x.agent_id', named)} END AS by,
    ${subject('x.agent_id', named)} AS subject
  FROM agent_act x WHERE x.workspace_id = $1
    AND (x.action IN ('registered', 'requested') OR x.action = 'status' AND x.status IN ('running', 'error', 'offline')) AND ${newest}`;

const person = (id: string) => `(SELECT u.display_name FROM "user" u WHERE u.id = ${id})`;
const ofMembers = `SELECT x.id, x.at, 'member' AS about, x.action, NULL::text AS words,
    ${actor("'member'", 'x.actor_id', person('x.actor_id'))} AS by, ${subject('x.member_id', person('x.member_id'))} AS subject
  FROM workspace_audit x WHERE x.workspace_id = $1 AND x.member_id IS NOT NULL
    AND x.action IN ('created', 'joined', 'left', 'removed', 'role_changed') AND ${newest}`;

/** `$1` the workspace, `$2` and `$3` where the page before ended, `$4` how many. */
export const activitySql = `SELECT x.id, x.about, x.action, x.by, x.subject, left(x.words, ${ACTIVITY_WORDS_MAX}) AS words, x.at
  FROM ((${ofApprovals}) UNION ALL (${ofAgents}) UNION ALL (${ofMembers})) x ORDER BY x.at DESC, x.id DESC LIMIT $4`;

/** What happened in a workspace, the newest first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listActivity(ctx: TenantCtx, { cursor, limit }: Page) {
  const { workspaceId } = ctx.tenant;
  const place = readTimePlace(cursor, 'newest first');
  const { value, positions } = await snapshot(ctx.db, [rooms.workspace(workspaceId)], async (client) => {
    const values = [workspaceId, place.at, place.id, limit + 1];
    return (await client.query<Row>({ name: 'workspace-activity', text: activitySql, values })).rows;
  });
  const { items, more } = cutPage(value, limit, ({ at, ...row }): Activity => ({ ...row, at: at.toISOString() }));
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.at, last.id) : null, positions };
}
