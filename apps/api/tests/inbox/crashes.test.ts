import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, uuidv7 } from '@tidings/db';
import { createDatabase, startApi, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newTopic, startForum } from '../support/forum.ts';
import { settled } from '../support/inbox.ts';

const WATCHERS = 2500;
const PATIENCE = 120_000;
let database: TestDatabase;
let db: Database;
let topics: string[];
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-crashes-'));
const environment = {
  AUTH_SECRET: 'one secret for all servers, long enough',
  TIMINGS: JSON.stringify({ jobPoll: 50, jobLease: 2000 }),
};

/** Topics that nobody heard of when they began, each in a category of its own: who watches them came later. */
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 4 });
  const forum = await startForum(environment, database);
  const alice = await forum.join('alice');
  const categories: string[] = [];
  topics = [];
  for (let n = 0; n < 3; n++) {
    const category = await forum.category();
    categories.push(category);
    topics.push(await newTopic(alice, category, `Topic ${n}`));
  }
  await settled(forum);
  await forum.close();
  await db.pool.query(
    `INSERT INTO "user" (id, username, email, password_hash, display_name)
     SELECT gen_random_uuid(), 'watcher-' || i, 'watcher-' || i || '@example.org', '', 'Watcher ' || i
     FROM generate_series(1, ${WATCHERS}) i`,
  );
  await db.pool.query(
    `INSERT INTO watch (user_id, target_type, target_id, level)
     SELECT u.id, 'category', c.id, 'watching' FROM "user" u, unnest($1::uuid[]) c(id) WHERE u.username LIKE 'watcher-%'`,
    [categories],
  );
}, PATIENCE);
afterAll(async () => {
  await db?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The jobs that say that a topic began: so many of the same fact. */
async function tell(topic: string, correlationId: string, jobs = 1): Promise<void> {
  const payload = JSON.stringify({ source: uuidv7(), correlationId, cause: { of: 'topic', id: topic } });
  await db.pool.query(
    `INSERT INTO job (id, kind, payload) SELECT gen_random_uuid(), 'notifications:notify', $1::jsonb FROM generate_series(1, $2)`,
    [payload, jobs],
  );
}

/** Rows, causes, events and numbers of a topic's watchers: one of each, for each. */
async function tally(topic: string) {
  const { rows } = await db.pool.query(
    `SELECT (SELECT count(*)::int FROM notification WHERE entity ->> 'id' = $1) AS rows,
       (SELECT count(DISTINCT user_id)::int FROM notification WHERE entity ->> 'id' = $1) AS members,
       (SELECT count(*)::int FROM notification_cause WHERE about = $1::uuid) AS causes,
       (SELECT count(*)::int FROM event WHERE name = 'notification:new' AND payload -> 'entity' ->> 'id' = $1) AS events,
       (SELECT count(*)::int FROM "user" u WHERE u.username LIKE 'watcher-%'
          AND notification_counts(u.id) ->> 'unread' IS DISTINCT FROM
            (SELECT count(*)::text FROM notification n WHERE n.user_id = u.id AND n.read_at IS NULL)) AS wrong`,
    [topic],
  );
  return rows[0];
}
const allTold = { rows: WATCHERS, members: WATCHERS, causes: WATCHERS, events: WATCHERS, wrong: 0 };

test.each([
  ['before-append', 0],
  ['after-commit', 500],
])(
  'a server that is killed %s of its first part: another one goes on, and each member has one item',
  async (failpoint, survived) => {
    const topic = topics.pop() as string;
    await tell(topic, `die-${failpoint}-of-the-test`);
    const doomed = await startApi({
      ...environment,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      FAILPOINTS: `die-${failpoint}`,
    }).catch(() => null);
    if (doomed) expect(await doomed.exited).toMatchObject({ signal: 'SIGKILL' });
    expect((await tally(topic)).rows).toBe(survived);
    const forum = await startForum(environment, database);
    await settled(forum, PATIENCE);
    expect(await tally(topic)).toEqual(allTold);
    await forum.close();
  },
  2 * PATIENCE,
);

test(
  'two servers that do one fact ten times at once make one item of it for each member',
  async () => {
    const topic = topics.pop() as string;
    await tell(topic, 'at-once-of-the-test', 10);
    const [one, two] = await Promise.all([startForum(environment, database), startForum(environment, database)]);
    await settled({ db }, PATIENCE);
    expect(await tally(topic)).toEqual(allTold);
    await Promise.all([one.close(), two.close()]);
    expect((await db.pool.query('SELECT kind FROM dead_letter')).rows).toEqual([]);
  },
  2 * PATIENCE,
);
