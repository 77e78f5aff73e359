import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseClient } from '@tidings/db/client';
import { freePort } from '@tidings/db/embedded';
import { type ApiProcess, HistoryRecorder, startApi, until } from '@tidings/testing';
import { type Any, newTopic, type Person, signIn } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertWhole, delays, post } from './traffic.ts';
import { watchTopic } from './watcher.ts';

const root = join(import.meta.dirname, '../../../..');
const home = mkdtempSync(join(tmpdir(), 'tidings-restore-'));
const dataDir = join(home, 'data');
const backup = join(home, 'backup');
let env: Record<string, string>;
let api: ApiProcess;
let alice: Person;
let topicId: string;

/** The server is away for seconds: how long a client waits between two tries is not what is looked at here. */
const backoff = { delaysMs: [300], jitter: 0.2, attempts: 1000 };

const copy = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);
const node = () => ({ api, connection: null, url: api.url, restart: async () => undefined });

beforeAll(async () => {
  // PostgreSQL may run as another user, who must get in.
  chmodSync(home, 0o755);
  env = {
    ...{ NODE_ENV: 'test', DATA_DIR: dataDir, SEED: 'demo', RATE_LIMITS: 'off', PORT: String(await freePort()) },
    ...{
      AUTH_SECRET: 'a secret that only these tests know, long enough',
      TIMINGS: JSON.stringify({ heads: 2000, drain: 1500, drainSpread: 100 }),
    },
  };
  api = await startApi(env);
  alice = await signIn(api.url, 'alice');
  topicId = await newTopic(alice, api.url);
  await post(new HistoryRecorder(), { author: alice, node: node(), topicId, count: 6 });
  await api.term();
  copy(dataDir, backup);
  api = await startApi(env);
}, 90_000);
afterAll(async () => {
  await api.kill();
  rmSync(home, { recursive: true, force: true });
});

const ways: Record<string, () => void> = {
  'a copied-back data directory'() {
    rmSync(join(dataDir, 'postgres/postgres'), { recursive: true });
    copy(join(backup, 'postgres/postgres'), join(dataDir, 'postgres/postgres'));
  },
  'everything copied back, the witness too'() {
    rmSync(dataDir, { recursive: true });
    copy(backup, dataDir);
  },
  'pnpm restore'() {
    const args = ['packages/db/src/restore/main.ts', join(backup, 'postgres/postgres')];
    const run = spawnSync(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' });
    expect(run.stderr + run.stdout).toContain('Restored. The epoch');
  },
};

for (const [way, putBack] of Object.entries(ways)) {
  test(`FAULTS 11: ${way}: no old position is honoured, every client takes a snapshot and shows the truth`, async () => {
    const recorder = new HistoryRecorder();
    const watchers = await Promise.all(
      ['one', 'two'].map((name) => watchTopic(recorder, { url: api.url, person: alice, topicId, name, backoff })),
    );
    const undone = await post(recorder, { author: alice, node: node(), topicId, count: 8 });
    await delays(undone, watchers);
    const room = `topic:${topicId}`;
    const old = watchers[0]?.client.position(room);
    if (!old) throw new Error('no position');

    await api.term();
    putBack();
    api = await startApi(env);
    // Nobody can be held to a promise that an operator undid.
    recorder.producers.length = 0;
    const url = await databaseUrl();
    const stale = connect(api.url, alice, { deviceId: 'device-stale' });
    await stale.ready;
    const shallow = { ...old, offset: 2 };
    for (const since of [old, { epoch: shallow.epoch, offset: shallow.offset }]) {
      const [answer]: Any[] = (await stale.ask('subscribe', { rooms: [{ room, since }] })).rooms;
      expect(answer).toMatchObject({ recovered: false, reason: 'epoch', events: [] });
    }
    stale.end();
    const snapshots = () => recorder.clients.filter(({ type }) => type === 'snapshot').length;
    await until(() => snapshots() === 2 * watchers.length, { timeoutMs: 30_000, what: 'everybody to start again' });
    const again = await post(recorder, { author: alice, node: node(), topicId, count: 3 });
    await delays(again, watchers, 30_000);
    const report = await assertWhole({ databaseUrl: url }, recorder, topicId, watchers, { resets: watchers.length });
    expect(report.resets).toBe(watchers.length);
    expect(report.snapshots).toBe(2 * watchers.length);
    for (const watcher of watchers) watcher.close();
  }, 90_000);
}

/** The embedded PostgreSQL of the running server. */
async function databaseUrl(): Promise<string> {
  const read = (name: string) => execFileSync('cat', [join(dataDir, 'postgres', name)], { encoding: 'utf8' }).trim();
  const url = `postgresql://tidings:${read('postgres.password')}@127.0.0.1:${read('postgres.port')}/tidings`;
  await until(async () => {
    const client = new DatabaseClient({ connectionString: url });
    await client.connect();
    await client.end();
    return true;
  });
  return url;
}
