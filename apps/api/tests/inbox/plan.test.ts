import { type Database, openDatabase, uuidv7 } from '@tidings/db';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStillUnread } from '../../src/features/escalation/mail/repository.ts';
import { readItems, readPushed } from '../../src/features/escalation/repository.ts';
import { inboxSql } from '../../src/features/notifications/inbox/repository.ts';

const ROWS = 200_000;
const OTHERS = 2000;
/** Rows of a month in which there is nearly nothing may be read as they lie. */
const FEW = 100;
let database: TestDatabase;
let db: Database;
let alice: string;
let about: string;
let actor: string;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 2, statementTimeoutMs: 300_000 });
  await db.pool.query(`SELECT make_notification_months(now() - interval '5 months', 5)`);
  await db.pool.query(
    `INSERT INTO "user" (id, username, email, password_hash, display_name)
     SELECT gen_random_uuid(), 'user-' || i, 'user-' || i || '@example.org', '', 'User ' || i FROM generate_series(1, ${OTHERS}) i`,
  );
  const { rows } = await db.pool.query(`SELECT id FROM "user" ORDER BY username`);
  alice = rows[0].id;
  await db.pool.query(
    `WITH member AS (SELECT array_agg(id) AS ids FROM "user"), fact AS (
       SELECT i, (overlay(gen_random_uuid()::text placing left(first_uuid(now() - (i % 150) * interval '1 day')::text, 13) from 1 for 13))::uuid AS source,
         m.ids[1 + i % ${OTHERS}] AS "user", m.ids[1 + (i * 7) % ${OTHERS}] AS actor, gen_random_uuid() AS about
       FROM generate_series(1, ${ROWS}) i, member m
     ), cause AS (
       INSERT INTO notification_cause (source, user_id, notification_id, type, actor_id, about, topic_id, data, at)
       SELECT source, "user", made_notification_id(source, "user"), 'like', actor, about, about, '{}', now() FROM fact
     )
     INSERT INTO notification (id, user_id, type, category, reason, actors, data, group_key, position, created_at, updated_at, read_at, archived_at,
       deleted_at, snoozed_until, correlation_id)
     SELECT made_notification_id(source, "user"), "user", 'like', 'reactions', 'your_post', '[]', '{}', 'like:' || about, i, now(), now(),
       CASE WHEN i % 5 > 1 THEN now() END, CASE WHEN i % 50 = 7 THEN now() END, CASE WHEN i % 60 = 3 THEN now() END,
       CASE WHEN i % 400 = 1 THEN now() + interval '1 day' END, 'x'
     FROM fact`,
  );
  await db.pool.query(
    `INSERT INTO notification_delivery (notification_id, channel, position, outcome, tag, at)
     SELECT id, CASE WHEN position % 2 = 0 THEN 'push' ELSE 'email' END, position, 'sent', 'like', now() FROM notification WHERE position % 3 = 0`,
  );
  const some = await db.pool.query('SELECT about, actor_id FROM notification_cause WHERE user_id = $1 LIMIT 1', [
    alice,
  ]);
  ({ about, actor_id: actor } = some.rows[0]);
  await db.pool.query('VACUUM ANALYZE notification, notification_cause, notification_delivery, "user"');
}, 300_000);
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

/** How many rows of the tables of months were read without an index while this ran; and rolls it back. */
async function readWhole(work: (client: pg.PoolClient) => Promise<unknown>): Promise<number> {
  const client = await db.pool.connect();
  try {
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query('BEGIN');
    await work(client);
    const { rows } = await client.query(
      `SELECT coalesce(sum(seq_tup_read), 0)::int AS n FROM pg_stat_xact_user_tables WHERE relname ~ '^notification(_cause)?_(\\d|other)|^notification_delivery$'`,
    );
    return rows[0].n;
  } finally {
    await client.query('ROLLBACK');
    await client.query('RESET plan_cache_mode');
    client.release();
  }
}

test.each(['all', 'unread', 'mentions', 'snoozed', 'archived'] as const)(
  'the list of %s reads by index',
  async (filter) => {
    for (const category of [null, 'reactions']) {
      const values = [alice, '9223372036854775807', category, 26];
      const read = await readWhole((client) =>
        client.query({ name: `${filter}-${category}`, text: inboxSql(filter, category), values }),
      );
      expect(read).toBeLessThan(FEW);
    }
  },
);

const like = () => ({
  intents: [
    {
      ...{ source: uuidv7(), about: uuidv7(), actorId: actor, actor: { kind: 'member', id: actor, name: 'User' } },
      ...{ proof: null, correlationId: 'x', mutes: [] },
      types: {
        like: {
          ...{ category: 'reactions', priority: 'low', rank: 50, groupKey: `like:${about}`, entity: null, data: {} },
          ...{ actionUrl: '/', inApp: true, mutable: true },
        },
      },
    },
  ],
  candidates: [{ i: 0, user: alice, type: 'like', reason: 'your_post' }],
});
const call =
  (name: string, ...values: unknown[]) =>
  (client: pg.PoolClient) =>
    client.query(
      `SELECT ${name}(${values.map((_, n) => `$${n + 1}`).join(', ')})`,
      values.map((value) => (typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : value)),
    );

test.each([
  ['making and growing one', () => call('place_notifications', like())],
  ['taking back what is about a post', () => call('retract_notifications', { about, limit: 10 })],
  ['taking back what is of a topic', () => call('retract_notifications', { topicId: about, limit: 10 })],
  [
    'taking back what is by a person',
    () => call('retract_notifications', { userId: alice, actorId: actor, limit: 10 }),
  ],
  ['what counts', () => call('count_notifications', alice)],
  ['bringing numbers to what counts', () => call('recount_notifications', alice)],
  ['waking', () => call('wake_notifications', 100)],
  ['the check of numbers', () => call('drifted_notification_counts', [alice])],
  ['the purge of what was deleted', () => call('purge_deleted_notifications', '2020-01-01T00:00:00Z', 10)],
  [
    'marking all as read',
    () => call('feed_notifications_read', { userId: alice, on: true, upTo: 1e9 }, new Date().toISOString()),
  ],
])('%s reads by index', async (_, work) => {
  expect(await readWhole(work())).toBeLessThan(FEW);
});

test('marking, archiving, putting off and deleting some by their ids reads by index', async () => {
  const { rows } = await db.pool.query(
    `SELECT id FROM notification WHERE user_id = $1 AND read_at IS NULL AND archived_at IS NULL AND deleted_at IS NULL
       AND snoozed_until IS NULL LIMIT 3`,
    [alice],
  );
  const of = { userId: alice, ids: rows.map(({ id }) => id), on: true };
  const at = new Date().toISOString();
  const read = await readWhole(async (client) => {
    await call('feed_notifications_read', of, at)(client);
    for (const as of ['archived', 'snoozed', 'deleted'])
      await call('feed_notifications_moved', { ...of, as, until: at }, at)(client);
  });
  expect(read).toBeLessThan(FEW);
});

test('what leaves the inbox is found, closed again and mailed by index', async () => {
  const read = await readWhole(async (client) => {
    const on = { pool: client } as unknown as Database;
    for (const channel of ['push', 'email'] as const)
      expect(await readItems(on, [alice], channel, Date.now())).not.toEqual([]);
    const { rows } = await client.query('SELECT id FROM notification WHERE user_id = $1 LIMIT 20', [alice]);
    const ids = rows.map(({ id }) => id);
    await readPushed(on, { userId: alice, upTo: 1e9 });
    await readPushed(on, { userId: alice, ids });
    await readStillUnread(on, ids);
  });
  expect(read).toBeLessThan(FEW);
});
