import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '@tidings/db';
import { seedDemo } from '@tidings/db/seed';
import { createDatabase, type TestDatabase, until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let db: Database;
const lost: Error[] = [];
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 4, onError: (error) => lost.push(error) });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const endAll = () =>
  database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );

test('a connection that is ended while it is lent and idle rejects its next query, and nothing else happens', async () => {
  const client = await db.pool.connect();
  await client.query('BEGIN');
  const before = lost.length;
  await endAll();
  await until(() => lost.length > before, { what: 'the loss to be noticed' });
  await expect(client.query('SELECT 1')).rejects.toThrow();
  client.release(true);
  expect((await db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('queries and transactions that are ended in the middle reject, those of Prisma as well', async () => {
  const waiting = [
    db.pool.query('SELECT pg_sleep(20)'),
    db.prisma.$queryRaw`SELECT pg_sleep(20)::text`,
    db.prisma.$transaction(async (tx) => tx.$queryRaw`SELECT pg_sleep(20)::text`, { timeout: 20_000 }),
  ].map((work) =>
    work.then(
      () => 'answered',
      () => 'rejected',
    ),
  );
  await until(async () => {
    const rows = await database.query(
      `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()`,
    );
    return rows.length === 3;
  });
  await endAll();
  expect(await Promise.all(waiting)).toEqual(['rejected', 'rejected', 'rejected']);
});

test('a seed whose connection is ended fails with what happened, and gives its connection back', async () => {
  const holder = await db.pool.connect();
  await holder.query('BEGIN; LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE');
  const seeding = seedDemo(db.pool).then(
    () => 'seeded',
    (error: Error) => error.message,
  );
  await until(
    async () =>
      (
        await database.query(
          `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        )
      ).length > 0,
  );
  await endAll();
  expect(await seeding).toMatch(/terminat/);
  holder.release(true);
  await until(() => db.pool.totalCount === db.pool.idleCount);
  expect(await seedDemo(db.pool)).toBe(true);
});

test('every connection is a DatabaseClient, and every pool makes such', () => {
  const root = join(import.meta.dirname, '../../../..');
  const files = globSync(
    ['apps/*/{src,tests}/**/*.ts', 'packages/*/{src,tests,scripts}/**/*.ts', 'scripts/**/*.ts', 'e2e/**/*.ts'],
    {
      cwd: root,
      exclude: (name) => name === 'node_modules' || name === 'generated' || name === '.tmp',
    },
  );
  const bare = files.filter((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return /new (?:pg\.)?Client\(|new (?:pg\.|[A-Z]\w*)?Pool\((?!\{\s*Client: DatabaseClient)/.test(source);
  });
  expect(files.length).toBeGreaterThan(300);
  expect(bare).toEqual([]);
});
