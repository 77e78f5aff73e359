import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, startApi, type TestDatabase, until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, startForum } from '../support/forum.ts';

const environment = {
  AUTH_SECRET: 'one secret for all servers, long enough',
  TIMINGS: JSON.stringify({ jobPoll: 20, jobLease: 2000 }),
};
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-announcements-'));
let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 2 });
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Lets an admin plan one under this correlation id, and closes the server. Answers its id. */
async function planned(correlationId: string): Promise<string> {
  const forum = await startForum(environment, database);
  const admin = await forum.join(`boss-${Math.random().toString(36).slice(2, 8)}`, 'admin');
  const publishAt = new Date(Date.now() + 3600_000).toISOString();
  const { body }: Any = await admin.post(
    '/api/announcements',
    { title: 'Come what may', state: 'planned', publishAt },
    { 'x-correlation-id': correlationId },
  );
  await forum.close();
  return body.id;
}
const jobs = async (id: string) =>
  (await db.pool.query('SELECT 1 FROM job WHERE unique_key = $1', [`announcements:due:${id}`])).rowCount;
const said = async (id: string): Promise<string[]> =>
  (
    await db.pool.query(
      `SELECT name FROM event WHERE room = 'announcements' AND payload ->> 'id' = $1 ORDER BY "offset"`,
      [id],
    )
  ).rows.map(({ name }) => name);

test.each([
  ['before-append', 0],
  ['after-commit', 1],
])(
  'a server that is killed %s of its going out: two others come, and it went out once',
  async (failpoint, survived) => {
    const id = await planned(`die-${failpoint}-of-the-test`);
    await db.pool.query('UPDATE announcement SET publish_at = now() WHERE id = $1', [id]);
    await db.pool.query('UPDATE job SET due_at = now() WHERE unique_key = $1', [`announcements:due:${id}`]);
    const doomed = await startApi({
      ...environment,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      FAILPOINTS: `die-${failpoint}`,
    }).catch(() => null);
    if (doomed) expect(await doomed.exited).toMatchObject({ signal: 'SIGKILL' });
    expect(await said(id)).toHaveLength(survived);
    const both = await Promise.all([startForum(environment, database), startForum(environment, database)]);
    await until(async () => (await jobs(id)) === 0, { what: 'nothing to be due', timeoutMs: 30_000 });
    expect(await said(id)).toEqual(['announcement:new']);
    const { rows } = await db.pool.query('SELECT state, version FROM announcement WHERE id = $1', [id]);
    expect(rows).toEqual([{ state: 'published', version: 2 }]);
    expect((await db.pool.query('SELECT kind FROM dead_letter')).rows).toEqual([]);
    await Promise.all(both.map((forum) => forum.close()));
  },
  120_000,
);
