import { forTenant, openDatabase, uuidv7 } from '@tidings/db';
import { appUrlOf } from '@tidings/db/app-role';
import { startApi } from '@tidings/testing';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../src/platform/context/context.ts';
import { snapshot } from '../../src/platform/events/log/snapshot.ts';
import type { Asker } from '../../src/platform/kernel/actor.ts';
import { type Any, type Forum, startForum } from '../support/forum.ts';

/** WORKSPACE §1: what the server reads and writes for a workspace, through the ways that use cases take. */
let forum: Forum;
let db: ReturnType<typeof openDatabase>;
const dataDir = scratchDirectory();
const [ours, theirs] = [uuidv7(), uuidv7()];
const askerFor = (workspaceId: string | null): Asker => ({
  ...{ actor: null, correlationId: uuidv7(), idempotency: null },
  tenant: workspaceId === null ? null : { workspaceId },
});
const seen = 'SELECT text FROM tenant_row ORDER BY text';
const textsOf = (rows: unknown): string[] => (rows as { text: string }[]).map(({ text }) => text);

beforeAll(async () => {
  forum = await startForum();
  await forum.db.pool.query(
    `CREATE TABLE tenant_row (workspace_id uuid NOT NULL, text text NOT NULL); SELECT protect_tenant_table('tenant_row');
     INSERT INTO tenant_row VALUES ('${ours}', 'ours'), ('${theirs}', 'theirs');
     CREATE FUNCTION feed_tenant_row(p_args jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO tenant_row VALUES ((p_args ->> 'workspace')::uuid, 'fed');
       RETURN '{}';
     END $$`,
  );
  db = openDatabase({ url: appUrlOf(forum.databaseUrl), connections: 4 });
});
afterAll(async () => {
  await db.close();
  await forum.close();
});

test('a server connects as the application’s role, in a process that is given the owner too', async () => {
  const connected = async (since: string) => {
    const { rows } = await forum.db.pool.query<{ role: string }>(
      `SELECT DISTINCT usename::text AS role FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'tidings' AND backend_start > $1 AND pid <> pg_backend_pid()`,
      [since],
    );
    return rows.map(({ role }) => role);
  };
  expect(await connected('-infinity')).toContain('tidings_app');
  const { rows } = await forum.db.pool.query('SELECT now()::text AS now');
  const api = await startApi({ NODE_ENV: 'test', DATABASE_URL: forum.databaseUrl, DATA_DIR: dataDir });
  expect(await connected(rows[0].now)).toEqual(['tidings_app']);
  await api.term();
});

test('a server that would connect as the owner does not start, and says what to run', async () => {
  const refused = startApi({
    ...{ NODE_ENV: 'test', DATABASE_URL: forum.databaseUrl, DATABASE_OWNER_URL: forum.databaseUrl, DATA_DIR: dataDir },
  });
  await expect(refused).rejects.toThrow(/must not connect as tidings, which is a superuser[\s\S]*CREATE ROLE/);
});

test('use cases see and write the rows of the workspace they are for, by transaction, single append and snapshot', async () => {
  const { events } = forum.app.realtime.options as Any;
  const read = (workspaceId: string | null) =>
    events.transact(askerFor(workspaceId), async (tx: Any) => textsOf(await tx.db.$queryRawUnsafe(seen)));
  const all = await Promise.all([read(ours), read(theirs), read(null)]);
  expect(all.map(({ value }) => value)).toEqual([['ours'], ['theirs'], []]);
  const write = (asked: string | null, row: string) =>
    events.transact(askerFor(asked), (tx: Any) =>
      tx.db.$executeRawUnsafe(`INSERT INTO tenant_row VALUES ('${row}', 'new')`),
    );
  for (const [asked, row] of [
    [ours, theirs],
    [null, ours],
  ] as const)
    await expect(write(asked, row)).rejects.toThrow('row-level security');
  await write(ours, ours);

  const ctx = inWorkspace({ ...askerFor(null), db } as Any, { workspaceId: ours, role: 'owner' }) as Any;
  const { value } = await snapshot(ctx.db, [], async (client) => textsOf((await client.query(seen)).rows));
  expect(value).toEqual(['new', 'ours']);
  expect((await snapshot(db, [], async (client) => (await client.query(seen)).rows)).value).toEqual([]);
  expect(textsOf((await forTenant(db, theirs).pool.query(seen)).rows)).toEqual(['theirs']);
});

test('an append of one statement is for its workspace, what its feed writes included', async () => {
  const { events } = forum.app.realtime.options as Any;
  const room = `user:${(await forum.join('member')).id}`;
  const append = (asked: string, row: string) =>
    events.commit(askerFor(asked), (tx: Any) =>
      tx.request.events.push({
        id: uuidv7(),
        name: 'member:changed',
        rooms: [room],
        payload: {},
        feed: { name: 'tenant_row', args: { workspace: row } },
      }),
    );
  await expect(append(ours, theirs)).rejects.toThrow('row-level security');
  await append(ours, ours);
  expect(
    textsOf((await forum.db.pool.query(`${seen.replace('ORDER', `WHERE workspace_id = '${ours}' ORDER`)}`)).rows),
  ).toContain('fed');
});
