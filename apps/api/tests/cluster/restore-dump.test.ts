import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@tidings/db/embedded';
import {
  type ApiProcess,
  createDatabase,
  findBinary,
  HistoryRecorder,
  startApi,
  type TestDatabase,
  until,
} from '@tidings/testing';
import { type Any, type Person, signIn } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertWhole, delays, post } from './traffic.ts';
import { watchTopic } from './watcher.ts';

const root = join(import.meta.dirname, '../../../..');
/** Made by pg_dump of PostgreSQL 15 from a real database with the demo community. */
const backups = join(root, 'packages/db/tests/backups');
const home = mkdtempSync(join(tmpdir(), 'tidings-dump-'));
const backoff = { delaysMs: [300], jitter: 0.2, attempts: 1000 };
let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await createDatabase();
  env = {
    ...{
      NODE_ENV: 'test',
      DATA_DIR: home,
      DATABASE_URL: database.url,
      RATE_LIMITS: 'off',
      PORT: String(await freePort()),
    },
    ...{
      AUTH_SECRET: 'a secret that only these tests know, long enough',
      TIMINGS: JSON.stringify({ heads: 2000, drain: 1500, drainSpread: 100 }),
    },
  };
});
afterAll(async () => {
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

function restore(file: string, more: Record<string, string> = {}): { code: number | null; said: string } {
  const args = ['packages/db/src/restore/main.ts', file];
  const run = spawnSync(process.execPath, args, {
    ...{ cwd: root, encoding: 'utf8' as const, timeout: 60_000 },
    env: { ...process.env, ...env, ...more },
  });
  return { code: run.status, said: run.stderr + run.stdout };
}

const schemas = async () =>
  (await database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before_restore%'")).length;
const topics = async () => Number((await database.query('SELECT count(*) AS n FROM topic'))[0]?.n);

test.each(['forum.sql', 'forum.dump'])(
  'FAULTS 11: pnpm restore %s, a real dump: no old position is honoured, all clients take snapshots',
  async (file) => {
    const more = file.endsWith('.dump') ? { TIDINGS_PG_RESTORE: await findBinary('pg_restore') } : {};
    const backup = join(backups, file);
    const before = await schemas();
    expect(restore(backup, more).said).toMatch(/kept in the schema before_restore_\d+\.[\s\S]*Restored\. The epoch/);
    expect([await schemas(), (await topics()) > 10]).toEqual([before + 1, true]);
    let api: ApiProcess = await startApi(env);
    try {
      const alice: Person = await signIn(api.url, 'alice');
      const { items } = (await (await fetch(`${api.url}/api/topics?limit=50`)).json()) as Any;
      const topicId: string = items.find((one: Any) => !one.locked).id;
      const recorder = new HistoryRecorder();
      const node = { api, connection: null, url: api.url, restart: async () => undefined };
      const watchers = await Promise.all(
        ['one', 'two'].map((name) => watchTopic(recorder, { url: api.url, person: alice, topicId, name, backoff })),
      );
      await delays(await post(recorder, { author: alice, node, topicId, count: 8 }), watchers);
      const room = `topic:${topicId}`;
      const old = watchers[0]?.client.position(room);
      if (!old) throw new Error('no position');
      const open = restore(backup, more);
      expect([open.code, open.said]).toEqual([
        1,
        expect.stringMatching(/\d+ connections are open .* stop every instance/),
      ]);

      await api.term();
      expect(restore(backup, more)).toMatchObject({ code: 0 });
      api = await startApi(env);
      // Nobody can be held to a promise that an operator undid.
      recorder.producers.length = 0;
      const stale = connect(api.url, alice, { deviceId: 'device-stale' });
      await stale.ready;
      for (const since of [old, { epoch: old.epoch, offset: 1 }]) {
        const [answer]: Any[] = (await stale.ask('subscribe', { rooms: [{ room, since }] })).rooms;
        expect(answer).toMatchObject({ recovered: false, reason: 'epoch', events: [] });
      }
      stale.end();
      const snapshots = () => recorder.clients.filter(({ type }) => type === 'snapshot').length;
      await until(() => snapshots() === 2 * watchers.length, { timeoutMs: 30_000, what: 'everybody to start again' });
      await delays(
        await post(recorder, { author: alice, node: { ...node, api }, topicId, count: 3 }),
        watchers,
        30_000,
      );
      const report = await assertWhole({ databaseUrl: database.url }, recorder, topicId, watchers, {
        resets: watchers.length,
      });
      expect(report.resets).toBe(watchers.length);
      for (const watcher of watchers) watcher.close();
    } finally {
      await api.kill();
    }
  },
  90_000,
);

test('a backup that cannot be loaded whole changes nothing', async () => {
  const [before, kept] = [await topics(), await schemas()];
  const text = readFileSync(join(backups, 'forum.sql'), 'utf8');
  const half = join(home, 'half.sql');
  writeFileSync(half, text.slice(0, text.indexOf('COPY public.topic ') + 400));
  expect(restore(half)).toMatchObject({ code: 1, said: expect.stringContaining('in the middle of a table') });
  const wrong = join(home, 'wrong.sql');
  writeFileSync(wrong, text.replace(/^(COPY public\.topic .*\n)\S+/m, '$1not-an-id'));
  expect(restore(wrong)).toMatchObject({ code: 1, said: expect.stringContaining('not-an-id') });
  expect([await topics(), await schemas()]).toEqual([before, kept]);
});

test('an archive without pg_restore names the command that installs it; plain SQL needs nothing', () => {
  const missing = restore(join(backups, 'forum.dump'), { TIDINGS_PG_RESTORE: '/nowhere/pg_restore' });
  expect(missing.code).toBe(1);
  expect(missing.said).toMatch(/Install it: .*(apt-get install -y postgresql-client|brew install libpq)/);
  expect(restore(join(backups, 'forum.sql'), { PATH: '' })).toMatchObject({ code: 0 });
});
