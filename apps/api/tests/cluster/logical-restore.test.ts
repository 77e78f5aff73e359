import { DatabaseClient } from '@tidings/db/client';
import { HistoryRecorder, until } from '@tidings/testing';
import { accidents, type Cluster, newTopic, type Person, signIn, startCluster } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertWhole, delays, post } from './traffic.ts';
import { watchTopic } from './watcher.ts';

let cluster: Cluster;
let alice: Person;
const quick = { delaysMs: [200], jitter: 0.2, attempts: 1000 };

beforeAll(async () => {
  cluster = await startCluster();
  alice = await signIn(cluster.nodes[0].url, 'alice');
}, 60_000);
afterAll(() => cluster.close());

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new DatabaseClient({ connectionString: cluster.databaseUrl.replace(/[^/]*$/, 'postgres') });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test('FAULTS 11: a logical restore under running servers: all begin a new epoch, all clients start again, revocation goes on', async () => {
  const name = cluster.databaseUrl.split('/').at(-1);
  const recorder = new HistoryRecorder();
  const [first, second] = cluster.nodes;
  const topicId = await newTopic(alice, first.url);
  await post(recorder, { author: alice, node: first, topicId, count: 5 });
  // A backup with nobody connected: the copy needs the database for itself, so the servers reconnect once.
  await asAdmin(
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    `CREATE DATABASE ${name}_backup TEMPLATE ${name}`,
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`,
  );
  const watchers = await Promise.all(
    [first, second].map(({ url }, n) =>
      watchTopic(recorder, { url, person: alice, topicId, name: `watcher ${n}`, backoff: quick }),
    ),
  );
  const undone = await post(recorder, { author: alice, node: first, topicId, count: 7 });
  await delays(undone, watchers);
  expect(recorder.clients.filter(({ type }) => type === 'reset')).toEqual([]);

  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`, `ALTER DATABASE ${name}_backup RENAME TO ${name}`);
  await asAdmin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  const started = () => recorder.clients.filter(({ type }) => type === 'snapshot').length;
  await until(() => started() === 2 * watchers.length, { timeoutMs: 30_000, what: 'everybody to start again' });
  // Nobody can be held to a promise that an operator undid.
  for (const entry of recorder.producers) if (undone.has(entry.correlationId)) entry.type = 'info';
  await delays(await post(recorder, { author: alice, node: second, topicId, count: 4 }), watchers, 30_000);
  const report = await assertWhole(cluster, recorder, topicId, watchers, { resets: watchers.length });
  expect(report.resets).toBe(watchers.length);

  const bob = await signIn(first.url, 'bob');
  const victim = connect(second.url, bob, { deviceId: 'device-victim' });
  await victim.ready;
  await bob.ask(first.url, 'DELETE', `/api/sessions/${bob.sessionId}`);
  await until(() => victim.socket.disconnected, { what: 'the revoked session to end' });
  expect(accidents(cluster)).toEqual([]);
  for (const watcher of watchers) watcher.close();
}, 90_000);
