import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type NotificationTypeName, notificationTypes } from '@tidings/contracts';
import { type ApiProcess, createDatabase, DatabaseClient, manage, startApi, until } from '@tidings/testing';
import { type Person, signIn } from '@tidings/testing/cluster';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deeds } from '../src/deeds.ts';
import { visitors } from '../src/people.ts';

/** What nobody can cause for one of them. */
const never: Partial<Record<NotificationTypeName, (visitor: string) => string | false>> = {
  report: (visitor) => !['mod', 'admin'].includes(visitor) && 'Only staff hears of reports.',
  moderation: (visitor) => visitor === 'admin' && 'Nobody of the demo stands above an admin.',
};
/** As fast as the machine lets it: seconds of the demo are milliseconds here. */
const HASTE = 400;

const dataDir = scratchDirectory();
const root = join(import.meta.dirname, '..', '..', '..');
let database: Awaited<ReturnType<typeof createDatabase>>;
let sql: DatabaseClient;
let api: ApiProcess;
let demo: ReturnType<typeof manage> | undefined;
let control = '';
const said: string[] = [];

beforeAll(async () => {
  database = await createDatabase();
  sql = new DatabaseClient({ connectionString: database.url });
  await sql.connect();
  api = await startApi({
    ...{ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'demo', RATE_LIMITS: 'off' },
  });
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, ['apps/demo-activity/src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, TMPDIR, DATA_DIR: dataDir, TIDINGS_API: api.url, DEMO_ACTIVITY_HASTE: String(HASTE) },
  });
  demo = manage(child);
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => said.push(...chunk.toString().trim().split('\n')));
  const { port } = JSON.parse(await until(() => said[0], { what: 'the line of the demo' }));
  control = `http://127.0.0.1:${port}/dev/demo-activity`;
}, 180_000);
afterAll(async () => {
  await demo?.kill();
  await api?.term();
  await sql?.end();
  await database?.drop();
});

const typesOf = async (username: string, after: Date): Promise<string[]> =>
  (
    await sql.query<{ type: string }>(
      `SELECT DISTINCT c.type FROM notification_cause c JOIN "user" u ON u.id = c.user_id WHERE u.username = $1 AND c.at > $2`,
      [username, after],
    )
  ).rows.map(({ type }) => type);

test('every type that the forum causes comes to each of the five who look, counted exactly, without a failure or a warning', async () => {
  const began = new Date();
  const people = new Map<string, Person>();
  for (const visitor of Object.keys(visitors)) people.set(visitor, await signIn(api.url, visitor));
  for (const visitor of people.keys()) {
    const missing = async () => {
      const had = await typesOf(visitor, began);
      return Object.keys(notificationTypes).filter((name) => {
        const type = name as NotificationTypeName;
        return typeof deeds[type] !== 'string' && !never[type]?.(visitor) && !had.includes(type);
      });
    };
    let left: string[] = [];
    await until(
      async () => {
        await fetch(`${control}?for=${visitor}`);
        left = await missing();
        return left.length === 0;
      },
      { timeoutMs: 120_000, intervalMs: 200, what: `every type for ${visitor}` },
    ).catch((error: Error) => {
      throw new Error(`${error.message}: ${left}`);
    });
  }
  await fetch(control, { method: 'PUT', body: JSON.stringify({ active: false }) });
  await until(async () => (await sql.query(`SELECT FROM job WHERE kind LIKE 'notifications:n%'`)).rowCount === 0);
  const { rows } = await sql.query('SELECT * FROM drifted_notification_counts(ARRAY(SELECT id FROM "user"))');
  expect(rows).toEqual([]);
  for (const [visitor, person] of people) {
    const { unread: answered } = await person.ask(api.url, 'GET', '/api/notifications/unread-count');
    const unread = await sql.query(
      `SELECT FROM notification n JOIN "user" u ON u.id = n.user_id WHERE u.username = $1 AND n.read_at IS NULL
         AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL`,
      [visitor],
    );
    expect(answered, visitor).toBe(unread.rowCount);
  }
  expect(api.records.filter(({ level }) => ['warn', 'error', 'fatal'].includes(String(level)))).toEqual([]);
  expect(api.records.filter(({ status }) => Number(status) >= 500)).toEqual([]);
  expect(said).toHaveLength(1);
}, 600_000);

test('what stands of it is bounded, and it ends with the process', async () => {
  const { rows } = await sql.query<{ topics: number; replies: number }>(
    `SELECT (SELECT count(*)::int FROM topic t WHERE t.deleted_at IS NULL AND t.author_id = ANY (a.ids)) AS topics,
       (SELECT count(*)::int FROM reply r JOIN topic t ON t.id = r.topic_id
         WHERE r.deleted_at IS NULL AND t.deleted_at IS NULL AND r.author_id = ANY (a.ids)) AS replies
     FROM (SELECT array_agg(id) AS ids FROM "user" WHERE username IN ('ines', 'kofi', 'yuna')) a`,
  );
  expect(rows[0]?.topics).toBeLessThanOrEqual(8);
  expect(rows[0]?.replies).toBeLessThanOrEqual(60);
  await demo?.term();
  expect((await demo?.exited)?.code).toBe(0);
});
