import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  beginFor,
  beginningFor,
  type Database,
  forTenant,
  openDatabase,
  statementFor,
  uuidv7,
  within,
} from '../../src/index.ts';
import { migrate } from '../../src/migrate/index.ts';
import { query, scratchServer } from '../scratch-server.ts';

let owner: string;
let db: Database;
const [one, two, alice, bob] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const seen = 'SELECT text FROM note ORDER BY text';
const texts = (rows: unknown[]) => rows.map((row) => (row as { text: string }).text);

beforeAll(async () => {
  const server = await scratchServer();
  owner = server.url;
  await migrate(owner, { appRole: 'tidings_app' });
  // What features will bring: members, and one kind of things of a workspace. The tables are newer than the grants.
  await query(
    owner,
    `CREATE TABLE note (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), workspace_id uuid NOT NULL, text text);
     SELECT protect_tenant_table('note');
     CREATE FUNCTION workspace_of_note(p_id uuid) RETURNS uuid LANGUAGE sql STABLE AS 'SELECT workspace_id FROM note WHERE id = p_id';
     CREATE FUNCTION feed_note(p_text text) RETURNS void LANGUAGE sql AS
       $$ INSERT INTO note (workspace_id, text) VALUES (current_setting('tidings.workspace_id')::uuid, p_text) $$`,
  );
  await query(owner, `INSERT INTO note (workspace_id, text) VALUES ('${one}', 'of one'), ('${two}', 'of two')`);
  await query(owner, 'CREATE TABLE IF NOT EXISTS workspace_member (workspace_id uuid, user_id uuid)');
  await query(owner, `INSERT INTO workspace_member (workspace_id, user_id) VALUES ('${one}', '${alice}')`);
  db = openDatabase({ url: server.appUrl, connections: 1 });
});
afterAll(() => db.close());

describe('SQL that says no workspace', () => {
  test('sees no rows, changes none, and cannot write one for any', async () => {
    expect((await db.pool.query(seen)).rows).toEqual([]);
    expect((await db.pool.query("UPDATE note SET text = 'x'")).rowCount).toBe(0);
    expect((await db.pool.query('DELETE FROM note')).rowCount).toBe(0);
    await expect(db.pool.query(`INSERT INTO note (workspace_id, text) VALUES ('${one}', 'x')`)).rejects.toThrow(
      'row-level security',
    );
    expect(await db.prisma.$queryRawUnsafe(seen)).toEqual([]);
    expect(texts(await query(owner, seen)), 'nothing was lost').toEqual(['of one', 'of two']);
  });

  test('is not helped by an empty or a broken setting', async () => {
    const client = await db.pool.connect();
    await client.query("SELECT set_config('tidings.workspace_id', '', false)");
    expect((await client.query(seen)).rows).toEqual([]);
    await client.query("SELECT set_config('tidings.workspace_id', 'everybody', false)");
    await expect(client.query(seen)).rejects.toThrow('invalid input syntax for type uuid');
    await client.query('RESET tidings.workspace_id');
    client.release();
  });

  test('cannot take the protection away', async () => {
    for (const attempt of [
      'ALTER TABLE note DISABLE ROW LEVEL SECURITY',
      'DROP POLICY tenant ON note',
      'CREATE POLICY mine ON note USING (true)',
      'SET ROLE tidings',
      'SET SESSION AUTHORIZATION tidings',
      'TRUNCATE note',
      'CREATE TABLE copied AS SELECT 1',
      "SELECT protect_tenant_table('note')",
      'SELECT * FROM _prisma_migrations',
    ])
      await expect(db.pool.query(attempt), attempt).rejects.toThrow(/must be owner|permission denied/);
    // It may switch the filter off only to be refused what it would have hidden.
    await expect(db.pool.query(`SET row_security = off; ${seen}`)).rejects.toThrow('row-level security');
    await db.pool.query('RESET row_security');
  });
});

describe('for a workspace', () => {
  test('statements, transactions and Prisma see its rows alone, and write no other', async () => {
    const ours = forTenant(db, one);
    expect(texts((await ours.pool.query(seen)).rows)).toEqual(['of one']);
    expect(texts((await ours.prisma.$queryRawUnsafe(seen)) as unknown[])).toEqual(['of one']);
    const inside = await ours.prisma.$transaction(async (tx) => [
      await tx.$queryRawUnsafe(seen),
      await tx.$executeRawUnsafe(`INSERT INTO note (workspace_id, text) VALUES ('${one}', 'more')`),
    ]);
    expect(texts(inside[0] as unknown[])).toEqual(['of one']);
    expect(texts((await ours.pool.query(seen)).rows)).toEqual(['more', 'of one']);
    for (const refused of [
      `INSERT INTO note (workspace_id) VALUES ('${two}')`,
      `UPDATE note SET workspace_id = '${two}'`,
    ]) {
      await expect(ours.pool.query(refused)).rejects.toThrow('row-level security');
      await expect(ours.prisma.$executeRawUnsafe(refused)).rejects.toThrow('row-level security');
    }
    expect((await ours.pool.query(`UPDATE note SET text = 'x' WHERE workspace_id = '${two}'`)).rowCount).toBe(0);
    await query(owner, "DELETE FROM note WHERE text = 'more'");
  });

  test('a transaction begins in one round trip, and the next on that connection is nobody’s', async () => {
    const client = await db.pool.connect();
    await client.query(beginFor(two));
    expect(texts((await client.query(seen)).rows)).toEqual(['of two']);
    await client.query('COMMIT');
    expect((await client.query(seen)).rows).toEqual([]);
    await client.query(beginFor(two));
    await expect(client.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
    await client.query('ROLLBACK');
    expect((await client.query(seen)).rows).toEqual([]);
    client.release();
    expect(() => beginFor("'; DROP TABLE note; --")).toThrow('by its id');
  });

  test('Prisma begins for the one it is opened for, and what it calls back is nobody’s', async () => {
    const wide = openDatabase({ url: db.pool.options.connectionString ?? '', connections: 4 });
    const read = (id: string | null) =>
      beginningFor(id, () =>
        wide.prisma.$transaction((tx) =>
          within(async () => [
            texts(await tx.$queryRawUnsafe<unknown[]>(seen)),
            texts(await wide.prisma.$transaction((other) => other.$queryRawUnsafe<unknown[]>(seen))),
          ]),
        ),
      );
    expect(await Promise.all([read(one), read(two), read(null)])).toEqual([
      [['of one'], []],
      [['of two'], []],
      [[], []],
    ]);
    await wide.close();
  });

  test('a single statement is for one, what its functions write included', async () => {
    const text = statementFor('SELECT feed_note($1::text)', 2);
    await db.pool.query({ text, values: ['fed', two] });
    expect(texts(await query(owner, `SELECT text FROM note WHERE workspace_id = '${two}' ORDER BY text`))).toEqual([
      'fed',
      'of two',
    ]);
    expect((await db.pool.query(seen)).rows).toEqual([]);
    await query(owner, "DELETE FROM note WHERE text = 'fed'");
  });
});

test('tenant_of names the workspace to whom it lets in, and nothing to anybody else', async () => {
  const [row] = await query<{ id: string }>(owner, `SELECT id FROM note WHERE workspace_id = '${one}'`);
  const ask = async (kind: string, id: string | undefined, principal: string | null) =>
    (await db.pool.query('SELECT tenant_of($1, $2, $3) AS id', [kind, id, principal])).rows[0].id;
  expect(await ask('note', row?.id, alice)).toBe(one);
  for (const [kind, id, who] of [
    ['note', row?.id, bob],
    ['note', row?.id, null],
    ['note', uuidv7(), alice],
    ['nothing', row?.id, alice],
    ["note(uuid)'; --", row?.id, alice],
  ] as const)
    expect(await ask(kind, id, who)).toBeNull();
  expect((await db.pool.query('SELECT workspace_of_note($1) AS id', [row?.id])).rows, 'alone it sees nothing').toEqual([
    { id: null },
  ]);
});

test('a table that could hold a row of no workspace is not protected but refused', async () => {
  await query(owner, 'CREATE TABLE loose (workspace_id uuid); CREATE TABLE wrong (workspace_id text NOT NULL)');
  for (const table of ['loose', 'wrong'])
    await expect(query(owner, `SELECT protect_tenant_table('${table}')`)).rejects.toThrow(
      'needs a column workspace_id uuid NOT NULL',
    );
});
