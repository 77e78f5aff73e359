import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, startApi, type TestDatabase, until } from '@tidings/testing';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newTopic, password, startForum, storedIn } from '../support/forum.ts';
import { gone, hurry } from './world.ts';

const environment = {
  AUTH_SECRET: 'one secret for all servers, long enough',
  TIMINGS: JSON.stringify({ jobPoll: 20, jobLease: 1000 }),
};
const dataDir = scratchDirectory();
let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 2 });
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

test('a server that is killed in the middle: another goes on where it was, and no post leaves twice', async () => {
  const forum = await startForum(environment, database);
  const [uma, vic] = await forum.people('uma', 'vic');
  const topic = await newTopic(vic, await forum.category());
  await db.pool.query(
    `WITH made AS (INSERT INTO reply (id, topic_id, author_id, number, body)
       SELECT gen_random_uuid(), $1, $2, n, 'Words of Uma' FROM generate_series(1, 120) n RETURNING id)
     INSERT INTO reply_stat (reply_id) SELECT id FROM made`,
    [topic, uma.id],
  );
  await db.pool.query(
    'UPDATE topic_stat SET reply_count = 120, last_number = 120, last_reply_number = 120 WHERE topic_id = $1',
    [topic],
  );
  expect((await uma.delete('/api/me', { password, posts: 'remove' })).status).toBe(200);
  await forum.close();
  const left = async () => await db.prisma.reply.count({ where: { authorId: uma.id, deletedAt: null } });

  const doomed = await startApi({ ...environment, NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: database.url });
  await hurry({ db }, uma.id);
  await until(async () => (await left()) < 110, { what: 'some replies to be gone' });
  await doomed.kill();
  const [before, at] = [await left(), await db.prisma.accountDeletion.findUniqueOrThrow({ where: { userId: uma.id } })];
  expect(before).toBeGreaterThan(0);
  expect(at).toMatchObject({ step: 'wipe topics', place: null, username: uma.username });

  const next = await startForum(environment, database);
  await gone({ db }, uma.id);
  expect(await left()).toBe(0);
  const { rows } = await db.pool.query(`SELECT count(*)::int AS n FROM reply WHERE author_id = $1 AND body <> ''`, [
    uma.id,
  ]);
  expect(rows[0].n).toBe(0);
  const deleted = (await storedIn(db, `topic:${topic}`)).filter(({ name }) => name === 'reply:deleted');
  expect([deleted.length, new Set(deleted.map(({ payload }) => payload.id)).size]).toEqual([120, 120]);
  expect((await db.pool.query('SELECT kind, last_error FROM dead_letter')).rows).toEqual([]);
  await next.close();
}, 90_000);
