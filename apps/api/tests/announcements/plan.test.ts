import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countSql, lookUpSql, peopleSql } from '../../src/features/announcements/dry-run/repository.ts';
import { managedSql } from '../../src/features/announcements/manage/repository.ts';
import { shownSql } from '../../src/features/announcements/repository.ts';
import { genericPlan, rowsRead } from '../support/plan.ts';

const MEMBERS = 100_000;
const CONNECTED = 2000;
const IN_GROUP = 500;
const OVER = 20_000;
const group = '01890000-0000-7000-8000-0000000000aa';
let database: TestDatabase;
let db: Database;
let someone: string;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 2, statementTimeoutMs: 300_000 });
  await db.pool.query(
    `INSERT INTO "user" (id, username, email, password_hash, display_name, suspended_until, time_zone)
     SELECT gen_random_uuid(), 'user-' || lpad(i::text, 6, '0'), 'user-' || i || '@example.org', '', 'User ' || i,
       CASE WHEN i % 1000 = 1 THEN 'infinity'::timestamptz END, CASE WHEN i % 2 = 0 THEN 'Europe/Berlin' END
     FROM generate_series(1, ${MEMBERS}) i`,
  );
  await db.pool.query(
    `WITH folk AS (SELECT id, row_number() OVER (ORDER BY username) AS i FROM "user"), leases AS (
       INSERT INTO connection_lease (connection_id, user_id, server_id, expires_at)
       SELECT gen_random_uuid(), id, 'test', now() + interval '1 hour' FROM folk, generate_series(1, 2) WHERE i <= ${CONNECTED}
     ), quiet AS (
       INSERT INTO interruption_setting (user_id, quiet_on, quiet_spans)
       SELECT id, true, '[{"day": 1, "from": "22:00", "to": "08:00"}, {"day": 6, "from": "00:00", "to": "24:00"}]' FROM folk WHERE i % 3 = 0
     ), made AS (
       INSERT INTO "group" (id, name, slug, description) VALUES ('${group}', 'Crew', 'crew', '') RETURNING id
     )
     INSERT INTO group_member (group_id, user_id) SELECT made.id, folk.id FROM made, folk WHERE i <= ${IN_GROUP}`,
  );
  ({ id: someone } = (await db.pool.query(`SELECT id FROM "user" ORDER BY username DESC LIMIT 1`)).rows[0]);
  await db.pool.query(
    `INSERT INTO announcement (id, importance, title, audience, channels, state, published_at, ended_at, created_by_id, updated_by_id)
     SELECT gen_random_uuid(), 'news', 'No. ' || i, 'all', '{banner}', CASE WHEN i <= 20 THEN 'published' ELSE 'ended' END::announcement_state,
       now() - i * interval '1 hour', CASE WHEN i > 20 THEN now() END, '${group}', '${group}' FROM generate_series(1, ${OVER}) i`,
  );
  await db.pool.query('VACUUM ANALYZE');
}, 300_000);
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

test('a dry run over 100,000 members is one statement that reads each of them once, and what they prefer and hold once', async () => {
  const { rows } = await db.pool.query(countSql('all'), [null, null]);
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(MEMBERS);
  const plan = await genericPlan(db, countSql('all'), [null, null]);
  // Who they are, twice; the settings of a third; two leases each of who is connected.
  expect(rowsRead(plan)).toBeLessThan(3 * MEMBERS);
  expect(loops(plan)).toBeLessThan(10);
  const { ms } = await timed(() => db.pool.query(countSql('all'), [null, null]));
  expect(ms).toBeLessThan(5000);
});

test('of a group it reads who is in it', async () => {
  const plan = await genericPlan(db, countSql('group'), [group, null]);
  expect(rowsRead(plan)).toBeLessThan(10 * CONNECTED);
  const { rows } = await db.pool.query(countSql('group'), [group, null]);
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(IN_GROUP);
});

test('the names of a line and one who is looked up', async () => {
  for (const line of ['now', 'quiet', 'later', 'suspended'])
    expect(loops(await genericPlan(db, peopleSql('all'), [null, null, line, null, '31']))).toBeLessThan(100);
  const one = await genericPlan(db, lookUpSql('all'), [null, null, 'user-000003']);
  expect(rowsRead(one)).toBeLessThan(2 * CONNECTED + 1000);
});

test('the lists read what is out, and a page, by index', async () => {
  expect(rowsRead(await genericPlan(db, shownSql, [someone, null, null, null, '31']))).toBeLessThan(200);
  const start = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '31'];
  expect(rowsRead(await genericPlan(db, managedSql(null), start))).toBeLessThan(200);
  expect(rowsRead(await genericPlan(db, managedSql('sent'), start))).toBeLessThan(200);
});

type Node = Awaited<ReturnType<typeof genericPlan>>;
/** How often the most repeated scan of a plan was begun. */
const loops = (node: Node): number =>
  Math.max(/Scan/.test(node['Node Type']) ? node['Actual Loops'] : 0, ...(node.Plans ?? []).map(loops));

async function timed(work: () => Promise<unknown>): Promise<{ ms: number }> {
  const from = performance.now();
  await work();
  return { ms: performance.now() - from };
}
