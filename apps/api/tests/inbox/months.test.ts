import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 2 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const query = async (text: string, values: unknown[] = []) => (await db.pool.query(text, values)).rows;
const one = async (text: string, values: unknown[] = []) => Object.values((await query(text, values))[0])[0];
const member = '0190a000-0000-7000-8000-000000000001';
/** A notification whose cause was at this moment; its id carries it. */
const insert = (at: string) =>
  one(
    `INSERT INTO notification (id, user_id, type, category, reason, actors, data, position, created_at, updated_at, correlation_id)
     SELECT made_notification_id(first_uuid($1), $2), $2, 'like', 'reactions', 'your_post', '[]', '{}', 1, $1, $1, 'x'
     RETURNING tableoid::regclass::text`,
    [at, member],
  );
const partitionsOf = (table: string) =>
  query(
    `SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = $1::regclass ORDER BY 1`,
    [table],
  );
const make = (from: string, months: number) => one('SELECT make_notification_months($1, $2)', [from, months]);

test('months are made once, also over the turn of the year, and hold what was caused in them', async () => {
  expect(await make('2031-11-15T12:00:00Z', 2)).toBe(6);
  expect(await make('2031-11-30T23:59:59Z', 2)).toBe(0);
  expect(await make('2032-01-31T00:00:00Z', 1)).toBe(2);
  expect(await insert('2031-12-31T23:59:59.999Z')).toBe('notification_2031_12');
  expect(await insert('2032-01-01T00:00:00.000Z')).toBe('notification_2032_01');
  expect(await insert('2032-02-29T23:59:59.999Z')).toBe('notification_2032_02');
});

test('what was caused in no month that was made waits and moves when its month is made; both tables', async () => {
  expect(await insert('2040-05-05T05:05:05Z')).toBe('notification_other');
  await query(
    `INSERT INTO notification_cause (source, user_id, notification_id, type, about, data, at)
     SELECT first_uuid('2040-05-06T00:00:00Z'), $1, $1, 'like', $1, '{}', now()`,
    [member],
  );
  expect(await make('2040-05-01T00:00:00Z', 0)).toBe(2);
  const counts = await query(
    `SELECT (SELECT count(*)::int FROM notification_2040_05) AS rows, (SELECT count(*)::int FROM notification_cause_2040_05) AS causes,
       (SELECT count(*)::int FROM notification_other) AS other`,
  );
  expect(counts).toEqual([{ rows: 1, causes: 1, other: 0 }]);
});

test('months begin by UTC whatever the zone of the session, at the end of February and when clocks change too', async () => {
  const client = await db.pool.connect();
  try {
    await client.query(`SET TimeZone = 'America/New_York'`);
    await client.query(`SELECT make_notification_months('2029-01-31T03:00:00Z', 3)`);
    await client.query(`SET TimeZone = 'Europe/Berlin'`);
    await client.query(`SELECT make_notification_months('2029-03-15T03:00:00Z', 9)`);
  } finally {
    await client.query('RESET TimeZone');
    client.release();
  }
  const bounds = (await partitionsOf('notification')).filter(({ name }) => name.startsWith('notification_2029'));
  expect(bounds.length).toBe(12);
  for (const { name, bound } of bounds) {
    const [, year, month] = /_(\d{4})_(\d{2})$/.exec(name) as unknown as [string, string, string];
    const begin = (await one(`SELECT first_uuid($1)`, [`${year}-${month}-01T00:00:00Z`])) as string;
    const end = (await one(`SELECT first_uuid($1::timestamp AT TIME ZONE 'UTC' + interval '0')`, [
      new Date(Date.UTC(Number(year), Number(month), 1)).toISOString().slice(0, 19),
    ])) as string;
    expect(bound, name).toBe(`FOR VALUES FROM ('${begin}') TO ('${end}')`);
  }
});

test('two that make months at once make each once', async () => {
  const made = await Promise.all([make('2035-01-01T00:00:00Z', 5), make('2035-01-01T00:00:00Z', 5)]);
  expect([...made].sort()).toEqual([0, 12]);
});

test('a fact that is tried again in the next month has the key it had', async () => {
  const at = '2031-12-31T23:59:59.990Z';
  const id = await one('SELECT made_notification_id(first_uuid($1), $2)', [at, member]);
  expect(await one('SELECT made_notification_id(first_uuid($1), $2)', [at, member])).toBe(id);
  expect(
    await one('SELECT $1::uuid >= first_uuid($2) AND $1::uuid < first_uuid($3)', [
      id,
      '2031-12-01T00:00:00Z',
      '2032-01-01T00:00:00Z',
    ]),
  ).toBe(true);
});
