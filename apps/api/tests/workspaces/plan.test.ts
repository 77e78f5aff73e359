import { type Database, openDatabase, uuidv7 } from '@tidings/db';
import { appUrlOf } from '@tidings/db/app-role';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentsSql } from '../../src/features/agents/read/list-agents.ts';
import { agentLogSql } from '../../src/features/agents/read/list-log.ts';
import { keysSql } from '../../src/features/api-keys/repository.ts';
import { decidedSql, mineSql, pendingSql } from '../../src/features/approvals/read/list-approvals.ts';
import { timelineSql } from '../../src/features/approvals/read/timeline.ts';
import { activitySql } from '../../src/features/overview/list-activity.ts';
import { trendDaysSql, trendMedianSql } from '../../src/features/overview/read-trend.ts';
import { deliveriesSql } from '../../src/features/webhooks/manage/repository.ts';
import { workspaceAuditSql } from '../../src/features/workspaces/audit/list-audit.ts';
import { workspaceInvitationsSql } from '../../src/features/workspaces/invitations/repository.ts';
import { workspaceMembersSql } from '../../src/features/workspaces/members/repository.ts';
import { FIRST_ID } from '../../src/platform/http/place.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';
import { genericPlan, rowsRead } from '../support/plan.ts';
import { storeWebhook } from '../support/webhooks.ts';
import { newWorkspace } from '../support/workspaces.ts';

const MANY = 20_000;
let forum: Forum;
let owner: Member;
let workspace: string;
let approval: string;
let agent: string;
let webhook: string;
/** As a server reads: as the application's role, for one workspace. */
let db: Database;
beforeAll(async () => {
  forum = await startForum();
  owner = await forum.join('olga');
  workspace = (await newWorkspace(owner)).id;
  approval = uuidv7();
  const other = (await newWorkspace(owner)).id;
  const fill = (sql: string, ...values: unknown[]) => forum.db.pool.query(sql, values);
  const ago = `now() - i * interval '1 second'`;
  for (const id of [workspace, other]) {
    await fill(
      `INSERT INTO approval (id, workspace_id, title, summary, kind, payload_bytes, requester_kind, requester_id, requester_name, risk,
         assigned_roles, assigned_people, required, state, correlation_id, created_at, updated_at, ended_at)
       SELECT CASE WHEN i = 1 AND $1 = $3::uuid THEN $4::uuid ELSE gen_random_uuid() END, $1, 'It', '', 'general', 0, 'member', gen_random_uuid(),
         'Somebody', 'low', '{}', '{}', 1, (CASE WHEN i % 2 = 0 THEN 'approved' ELSE 'pending' END)::approval_state, 'x', ${ago}, ${ago},
         CASE WHEN i % 2 = 0 THEN ${ago} END FROM generate_series(1, $2::int) i`,
      ...[id, MANY, workspace, approval],
    );
    await fill(
      `INSERT INTO workspace_member (workspace_id, user_id, role, joined_at)
       SELECT $1, gen_random_uuid(), 'viewer', ${ago} FROM generate_series(1, $2::int) i`,
      ...[id, MANY],
    );
    await fill(
      `INSERT INTO workspace_invitation (id, workspace_id, user_id, inviter_id, role, created_at, expires_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), $3, 'viewer', ${ago}, now() + interval '1 day' FROM generate_series(1, $2::int) i`,
      ...[id, MANY, owner.id],
    );
    await fill(
      `INSERT INTO workspace_audit (id, workspace_id, action, actor_id, at)
       SELECT gen_random_uuid(), $1, 'renamed', $3, ${ago} FROM generate_series(1, $2::int) i`,
      ...[id, MANY, owner.id],
    );
    await fill(
      `INSERT INTO api_key (id, name, hash, prefix, scopes, created_by_id, created_at, bound_to)
       SELECT gen_random_uuid(), 'Agent', sha256(($1 || '-' || i)::bytea), 'tdk_plan', '{}', $3, ${ago}, $1::uuid FROM generate_series(1, $2::int) i`,
      ...[id, MANY, owner.id],
    );
    await fill(
      `INSERT INTO agent (id, workspace_id, key_id, owner_id, name, version, capabilities, every_seconds, registered_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), $3, 'Agent ' || i, '', '{}', 30, ${ago} FROM generate_series(1, $2::int) i`,
      ...[id, MANY, owner.id],
    );
  }
  const agents = await forum.db.pool.query('SELECT id FROM agent WHERE workspace_id = $1 LIMIT 1', [workspace]);
  agent = agents.rows[0].id;
  await fill(
    `INSERT INTO agent_act (id, workspace_id, agent_id, action, status, at)
     SELECT gen_random_uuid(), $1, $3, 'status', CASE WHEN i % 50 = 0 THEN 'running' ELSE 'idle' END, ${ago} FROM generate_series(1, $2::int) i`,
    ...[workspace, MANY, agent],
  );
  await fill(
    `INSERT INTO approval_act (id, workspace_id, approval_id, action, actor_kind, actor_name, correlation_id, at)
     SELECT gen_random_uuid(), $1, $3, 'commented', 'member', 'Somebody', 'x', ${ago} FROM generate_series(1, $2::int) i`,
    ...[workspace, MANY, approval],
  );
  webhook = (await storeWebhook(forum, owner.id, { workspaceId: workspace, deliveries: 0 })).id;
  await fill(
    `INSERT INTO webhook_delivery (id, webhook_id, workspace_id, room_offset, type, body, state, created_at)
     SELECT gen_random_uuid(), $1, $3, i, 'approval.created', '{}', CASE WHEN i % 2 = 0 THEN 'pending' ELSE 'delivered' END, ${ago}
     FROM generate_series(1, $2::int) i`,
    ...[webhook, MANY, workspace],
  );
  await fill('VACUUM ANALYZE webhook_delivery');
  await fill(
    'VACUUM ANALYZE agent, agent_act, approval, approval_act, workspace_member, workspace_invitation, workspace_audit, api_key',
  );
  db = openDatabase({ url: appUrlOf(forum.databaseUrl), connections: 1 });
  await db.pool.query(`SELECT set_config('tidings.workspace_id', $1, false)`, [workspace]);
}, 120_000);
afterAll(async () => {
  await db.close();
  await forum.close();
});

const deep = new Date(Date.now() - MANY * 800).toISOString();
const early = new Date(Date.now() - MANY * 200).toISOString();
const id = uuidv7();
const forwards = () => [
  ['-infinity', FIRST_ID],
  [early, id],
];
const backwards = () => [
  ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  [deep, id],
];

test.each<[string, string, () => string[][]]>([
  ['approvals that wait', pendingSql, () => forwards().map((place) => [workspace, ...place, '51', owner.id])],
  ['approvals that wait for me', mineSql, () => forwards().map((place) => [workspace, ...place, '51', owner.id])],
  ['what is decided', decidedSql, () => backwards().map((place) => [workspace, ...place, '51', owner.id])],
  ['what happened to one', timelineSql, () => backwards().map((place) => [workspace, approval, ...place, '51'])],
  ['members of a workspace', workspaceMembersSql, () => forwards().map((place) => [workspace, ...place, '51'])],
  ['what a workspace has sent', workspaceInvitationsSql, () => backwards().map((place) => [workspace, ...place, '51'])],
  ['what was done in it', workspaceAuditSql, () => backwards().map((place) => [workspace, ...place, '51'])],
  ['what happened in it', activitySql, () => backwards().map((place) => [workspace, ...place, '51'])],
  ['its agents', agentsSql, () => forwards().map((place) => [workspace, ...place, '51'])],
  ['what an agent was', agentLogSql, () => backwards().map((place) => [workspace, agent, ...place, '51'])],
  ['keys of a workspace', keysSql.bound, () => backwards().map((place) => [...place, '51', workspace])],
  ['what a webhook was sent', deliveriesSql, () => backwards().map((place) => [webhook, ...place, '51', 'delivered'])],
])('of %s, 20,000 long beside another workspace, a page reads what stands on it', async (_what, sql, asked) => {
  for (const values of asked()) {
    const read = rowsRead(await genericPlan(db, sql, values));
    expect(read).toBeGreaterThanOrEqual(51);
    expect(read).toBeLessThan(1500);
  }
});

test('of 10,000 things that wait for a webhook, who sends them reads those that are next in the room', async () => {
  const { rows } = await db.pool.query('SELECT * FROM claim_webhook_deliveries($1, 4, 1000)', [webhook]);
  expect(rows.map(({ room_offset }) => Number(room_offset))).toEqual([2]);
  const read = rowsRead(await genericPlan(db, 'SELECT n.id FROM next_in_order($1) n', [webhook]));
  expect(read).toBeGreaterThanOrEqual(1);
  expect(read).toBeLessThan(10);
});

test.each([
  ['days', trendDaysSql, ['Europe/Berlin', '30']],
  ['medians', trendMedianSql, ['7', '0']],
])('%s are counted from the index alone, without the approvals', async (_what, sql, rest) => {
  const plan = JSON.stringify(await genericPlan(db, sql, [workspace, ...rest]));
  expect(plan).toContain('"Index Name":"approval_ended_idx"');
  expect(plan).toContain('"Node Type":"Index Only Scan"');
  expect(plan).not.toMatch(/"Node Type":"(?:Seq|Index|Bitmap Heap) Scan"/);
});
