import { beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/migrate/index.ts';
import { beginFor } from '../../src/tenant/begin.ts';
import { query, scratchServer } from '../scratch-server.ts';
import { forumOrTenantTables, sharedTables, tenantTables } from './tables.ts';

let owner: string;
let app: string;
beforeAll(async () => {
  const server = await scratchServer();
  [owner, app] = [server.url, server.appUrl];
  await migrate(owner, { appRole: 'tidings_app' });
});

type Table = {
  name: string;
  partition: boolean;
  column: boolean;
  enabled: boolean;
  forced: boolean;
  policies: string[];
  owned: boolean;
};

/** All tables, partitions too: who names one directly goes by its own policies. */
const tables = () =>
  query<Table>(
    owner,
    `SELECT c.relname AS name, c.relispartition AS partition, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('workspace_id', 'tenant_id') AND NOT a.attisdropped) AS column,
       ARRAY(SELECT concat_ws(' ', p.policyname, p.permissive, p.roles::text, p.cmd, p.qual, p.with_check) FROM pg_policies p
         WHERE p.schemaname = 'public' AND p.tablename = c.relname ORDER BY p.policyname) AS policies,
       pg_has_role('tidings_app', c.relowner, 'MEMBER') AS owned
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'm', 'v') ORDER BY c.relname`,
  );
const mine = (column: string) =>
  `(${column} = (NULLIF(current_setting('tidings.workspace_id'::text, true), ''::text))::uuid)`;
const mineOrForum = mine('workspace_id')
  .replace('workspace_id =', 'NOT (workspace_id IS DISTINCT FROM')
  .replace(/$/, ')');
const policies = (condition: string) => [
  'owner PERMISSIVE {tidings} ALL true true',
  `tenant PERMISSIVE {public} ALL ${condition} ${condition}`,
];

/** What is wrong with the tables, one line each. */
async function wrong(): Promise<string[]> {
  return (await tables()).flatMap(({ name, partition, column, enabled, forced, policies: found, owned }) => {
    const of = tenantTables[name] ?? (partition && column ? 'workspace_id' : undefined);
    if (owned) return [`${name} is owned by the application`];
    const isUnder = (condition: string) =>
      enabled && forced && JSON.stringify(found) === JSON.stringify(policies(condition));
    if (of !== undefined)
      return isUnder(mine(of)) ? [] : [`${name} belongs to workspaces and is not under protect_tenant_table`];
    if (forumOrTenantTables.includes(name))
      return isUnder(mineOrForum) ? [] : [`${name} belongs to workspaces too and is not under its function`];
    if (column) return [`${name} has a workspace in each row and is not under row-level security`];
    if (partition) return [];
    return sharedTables[name] ? [] : [`${name} is neither a table of workspaces nor on the list of shared ones`];
  });
}

test('each table is one of workspaces under row-level security, or on the list of those that are shared, with a reason', async () => {
  expect(await wrong()).toEqual([]);
  const there = new Set((await tables()).map(({ name }) => name));
  const listed = [...Object.keys(tenantTables), ...forumOrTenantTables, ...Object.keys(sharedTables)];
  expect(
    listed.filter((name) => !there.has(name)),
    'listed, and not there',
  ).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test('no statement without a workspace sees a row of any, in whatever table', async () => {
  for (const table of Object.keys(tenantTables)) {
    expect(await query(app, `SELECT 1 FROM "${table}" LIMIT 1`), table).toEqual([]);
    expect(await query(app, `DELETE FROM "${table}" RETURNING 1`), table).toEqual([]);
  }
});

test('in a table of workspaces and the forum, a statement without a workspace sees and writes what is the forum’s, and one for a workspace what is its own', async () => {
  const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
  const values = [null, one, two].map((id) => (id === null ? `('forum', NULL)` : `('${id[0]}', '${id}')`));
  await query(
    owner,
    `CREATE TABLE either (name text, workspace_id uuid); SELECT protect_forum_or_tenant_table('either');
     INSERT INTO either VALUES ${values.join(', ')}`,
  );
  const as = (id: string | null, sql: string) => query(app, id === null ? sql : `${beginFor(id)}; ${sql}; COMMIT`);
  const seenBy = async (id: string | null) =>
    query(
      app,
      `WITH tenant AS MATERIALIZED (SELECT set_config('tidings.workspace_id', '${id ?? ''}', true)) SELECT name FROM tenant, either`,
    );
  expect([await seenBy(null), await seenBy(one), await seenBy(two)]).toEqual(
    ['forum', '1', '2'].map((name) => [{ name }]),
  );
  for (const [id, other] of [
    [null, one],
    [one, two],
    [one, null],
  ] as const) {
    const to = other === null ? 'NULL' : `'${other}'`;
    await expect(as(id, `INSERT INTO either VALUES ('stray', ${to})`)).rejects.toThrow('row-level security');
    await as(id, `UPDATE either SET name = 'touched' WHERE workspace_id IS NOT DISTINCT FROM ${to}::uuid`);
  }
  expect(await query(owner, `SELECT name FROM either ORDER BY name`)).toEqual(
    ['1', '2', 'forum'].map((name) => ({ name })),
  );
  await query(owner, 'DROP TABLE either');
});

test('what a feature could forget is noticed', async () => {
  await query(owner, 'CREATE TABLE stray (a int); CREATE TABLE bare (workspace_id uuid NOT NULL)');
  await query(
    owner,
    `CREATE TABLE parted (workspace_id uuid NOT NULL, a int) PARTITION BY LIST (a);
     CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1); SELECT protect_tenant_table('parted_1'); ALTER TABLE parted_1 NO FORCE ROW LEVEL SECURITY`,
  );
  await query(owner, 'CREATE VIEW peephole AS SELECT * FROM bare');
  await query(owner, 'CREATE TABLE taken (a int); ALTER TABLE taken OWNER TO tidings_app');
  expect(await wrong()).toEqual([
    'bare has a workspace in each row and is not under row-level security',
    'parted has a workspace in each row and is not under row-level security',
    'parted_1 belongs to workspaces and is not under protect_tenant_table',
    'peephole has a workspace in each row and is not under row-level security',
    'stray is neither a table of workspaces nor on the list of shared ones',
    'taken is owned by the application',
  ]);
});

test('what runs as the owner looks for tables in one schema, and only the application may call it', async () => {
  const definers = await query<{ name: string; config: string[]; everybody: boolean; app: boolean }>(
    owner,
    `SELECT p.proname AS name, p.proconfig AS config, has_function_privilege('public', p.oid, 'EXECUTE') AS everybody,
       has_function_privilege('tidings_app', p.oid, 'EXECUTE') AS app
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY 1`,
  );
  expect(definers.length).toBeGreaterThan(4);
  for (const { name, config, everybody, app: may } of definers) {
    expect(config, name).toContain('search_path=public, pg_temp');
    expect([everybody, may], name).toEqual([false, true]);
  }
});
