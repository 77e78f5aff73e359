import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiProcess, createDatabase, figure, startApi, type TestDatabase, tallied, until } from '@tidings/testing';
import { newTopic, signIn } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CutMembers } from './cut-members.ts';

const seconds = Number(process.env.CUT_SECONDS ?? 8);
const MORE_MS = 40_000;
const EVERY_MS = 200;
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-cuts-'));
let database: TestDatabase;
let api: ApiProcess;

beforeAll(async () => {
  database = await createDatabase();
  api = await startApi({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SEED: 'demo',
    RATE_LIMITS: 'off',
    CONNECTIONS_PER_MEMBER: '500',
    LOG_LEVEL: 'warn',
  });
}, 60_000);
afterAll(async () => {
  await api.kill();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const cut = () =>
  database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );

async function cookieOf(login: string): Promise<string> {
  const answer = await fetch(`${api.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'tidings-demo' }),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

test(
  'FAULTS 23: every connection ended each 200 ms under load: the process lives, 503, no false word, nobody signed out',
  async () => {
    const alice = await signIn(api.url, 'alice');
    const bob = await signIn(api.url, 'bob');
    const topicId = await newTopic(alice, api.url);
    const jars = await Promise.all(
      ['alice', 'alice', 'bob', 'carol'].map(async (name) => ({ cookie: await cookieOf(name) })),
    );
    const members = new CutMembers(api.url);
    const until_ = performance.now() + seconds * 1000;
    // A slow machine gets to write less: until there was one of each, for a time.
    const bothSeen = () => members.kept.length > 0 && members.refused.length > 0;
    const over = () => performance.now() >= (bothSeen() ? until_ : until_ + MORE_MS);
    const paths = ['/api/topics', `/api/topics/${topicId}`, `/api/topics/${topicId}/replies`, '/api/me', '/api/sync'];
    let cuts = 0;
    const cutting = (async () => {
      for (; !over(); cuts += 1) await Promise.all([cut(), sleep(EVERY_MS)]);
    })();
    const [shared = { cookie: '' }] = jars;
    await Promise.all([
      cutting,
      ...[alice, bob, alice].map(({ token }) => members.read(paths, token, over)),
      ...[alice, bob, alice].map(({ token }) => members.write(topicId, token, over)),
      ...[...jars, shared].map((jar) => members.refresh(jar, over)),
      members.open(`topic:${topicId}`, bob.token, over),
      members.stream(alice.token, over),
    ]);
    figure('FAULTS 23', `${cuts} cuts in ${seconds} s`, tallied(members.answers.counts), 'nothing but 2xx and 503');
    expect(members.answers.wrong).toEqual([]);
    expect(api.records.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);

    const rows = await database.query('SELECT body FROM reply WHERE topic_id = $1', [topicId]);
    const stored = rows.map(({ body }) => String(body)).sort();
    expect(members.kept.length).toBeGreaterThan(0);
    expect(members.refused.length).toBeGreaterThan(0);
    expect(stored).toEqual([...members.kept].sort());
    for (const jar of jars) expect((await members.ask('POST', '/api/auth/refresh', jar)).status).toBe(200);
    const live = connect(api.url, bob);
    await live.ready;
    await live.ask('subscribe', { rooms: [{ room: `topic:${topicId}` }] });
    await alice.ask(api.url, 'POST', `/api/topics/${topicId}/replies`, { body: 'After all of it' });
    await until(() => live.heard.some(({ payload }) => payload?.body === 'After all of it'), {
      what: 'what comes after',
    });
    live.end();
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  },
  (seconds + 60) * 1000 + MORE_MS,
);
