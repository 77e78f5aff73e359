import { beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/migrate/index.ts';
import { query, scratchServer } from '../scratch-server.ts';
import { sharedTables, tenantTables } from './tables.ts';

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
const policies = (column: string) => [
  'owner PERMISSIVE {tidings} ALL true true',
  `tenant PERMISSIVE {public} ALL ${mine(column)} ${mine(column)}`,
];

/** What is wrong with the tables, one line each. */
async function wrong(): Promise<string[]> {
  return (await tables()).flatMap(({ name, partition, column, enabled, forced, policies: found, owned }) => {
    const of = tenantTables[name] ?? (partition && column ? 'workspace_id' : undefined);
    if (owned) return [`${name} is owned by the application`];
    if (of !== undefined) {
      const good = enabled && forced && JSON.stringify(found) === JSON.stringify(policies(of));
      return good ? [] : [`${name} belongs to workspaces and is not under protect_tenant_table`];
    }
    if (column) return [`${name} has a workspace in each row and is not under row-level security`];
    if (partition) return [];
    return sharedTables[name] ? [] : [`${name} is neither a table of workspaces nor on the list of shared ones`];
  });
}

test('each table is one of workspaces under row-level security, or on the list of those that are shared, with a reason', async () => {
  expect(await wrong()).toEqual([]);
  const there = new Set((await tables()).map(({ name }) => name));
  const listed = [...Object.keys(tenantTables), ...Object.keys(sharedTables)];
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
