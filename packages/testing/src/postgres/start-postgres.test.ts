import { DatabaseClient } from '@tidings/db/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../time/until.ts';
import type { TestDatabase } from './databases.ts';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts';
import { createDatabase, startPostgres } from './start-postgres.ts';

async function query<T extends object>(url: string, sql: string, timeoutMs = 5000): Promise<T[]> {
  const client = new DatabaseClient({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('each database is a migrated copy of its own', async () => {
  const [one, two] = await Promise.all([createDatabase(), createDatabase()]);
  await query(one.url, 'CREATE TABLE mine (a int)');
  await expect(query(two.url, 'SELECT * FROM mine')).rejects.toThrow('does not exist');
  await query(two.url, 'SELECT count(*) FROM _prisma_migrations');
  await Promise.all([one.drop(), two.drop()]);
  await two.drop();
  await expect(query(one.url, 'SELECT 1')).rejects.toThrow('does not exist');
});

test('all test files of a run share one server', async () => {
  expect((await startPostgres()).adminUrl).toBe((await startPostgres()).adminUrl);
  expect(process.env.TIDINGS_TEST_BROKER).toMatch(/^http:/);
});

let own: OwnPostgres;
let database: TestDatabase;
beforeAll(async () => {
  own = await startOwnPostgres();
  database = await own.createDatabase();
});
afterAll(() => own.stop());

test('what is written survives a power cut on a server of one’s own; the shared one does not wait for the disk', async () => {
  const { adminUrl } = await startPostgres();
  expect(await query(own.adminUrl, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(await query(adminUrl, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
});

test('a paused server answers nothing and goes on where it was', async () => {
  own.pause();
  await expect(query(database.url, 'SELECT 1', 300)).rejects.toThrow();
  own.resume();
  expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a killed server comes back on the same address with what was committed', async () => {
  await query(database.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await own.kill();
  await expect(query(database.url, 'SELECT 1', 1000)).rejects.toThrow('ECONNREFUSED');
  await own.restart();
  expect(await until(() => query(database.url, 'SELECT answer FROM kept'))).toEqual([{ answer: 42 }]);
});
