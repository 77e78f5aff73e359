import { uuidv7 } from '@tidings/db';
import { HistoryRecorder, type StickyProxy, startStickyProxy, until } from '@tidings/testing';
import { type Cluster, newTopic, type Person, signIn, startCluster } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertWhole, delays, post } from './traffic.ts';
import { quantile, type Watcher, watchTopic } from './watcher.ts';

let cluster: Cluster;
let balancer: StickyProxy;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  cluster = await startCluster({ env: { FAILPOINTS: 'die-after-commit' } });
  balancer = await startStickyProxy({ targets: cluster.nodes.map(({ api }) => api.port) });
  [alice, bob] = await Promise.all([signIn(cluster.nodes[0].url, 'alice'), signIn(cluster.nodes[1].url, 'bob')]);
}, 60_000);
afterAll(async () => {
  await balancer.close();
  await cluster.close();
});

const serverOf = ({ client }: Watcher) => client.status.getSnapshot().serverId ?? '';

test('FAULTS 3: a node killed with its clients: all are back on the other one, p99 within 5 s, nothing lost', async () => {
  const recorder = new HistoryRecorder();
  const [doomed, other] = cluster.nodes;
  const probe = connect(doomed.url, alice, { deviceId: 'device-probe' });
  const { serverId } = await probe.ready;
  probe.end();
  const topicId = await newTopic(alice, other.url);
  const watchers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      watchTopic(recorder, { url: balancer.url, person: n % 2 ? alice : bob, topicId, name: `watcher ${n}` }),
    ),
  );
  const victims = watchers.filter((watcher) => serverOf(watcher) === serverId);
  expect(victims.length).toBeGreaterThanOrEqual(3);
  expect(new Set(watchers.map(serverOf)).size).toBe(2);
  await delays(await post(recorder, { author: alice, node: doomed, topicId, count: 5 }), watchers);

  const back: number[] = [];
  const killedAt = performance.now();
  for (const { client } of victims) client.on('session:ready', () => back.push(performance.now() - killedAt));
  await doomed.api.kill();
  const promised = await post(recorder, { author: alice, node: other, topicId, count: 10, everyMs: 100 });
  await delays(promised, watchers, 20_000);
  await until(() => back.length >= victims.length, { what: 'everybody to be back' });
  expect(quantile(back, 0.99)).toBeLessThan(5000);
  expect(watchers.map(serverOf)).not.toContain(serverId);
  const report = await assertWhole(cluster, recorder, topicId, watchers, { url: other.url });
  expect(report.resets).toBe(0);
  for (const watcher of watchers) watcher.close();
  await doomed.restart();
}, 60_000);

test('FAULTS 5: a server that dies between COMMIT and publish: the event is at every client within 2 s', async () => {
  const recorder = new HistoryRecorder();
  const [first, second] = cluster.nodes;
  const topicId = await newTopic(alice, first.url);
  const watcher = await watchTopic(recorder, { url: second.url, person: bob, topicId, name: 'watcher' });
  const correlationId = `die-after-commit-${uuidv7().slice(0, 20)}`;
  const promised = await post(recorder, { author: alice, node: first, topicId, count: 1, correlationId });
  const diedAt = performance.now();
  expect(promised.size).toBe(0);
  expect(await first.api.exited).toMatchObject({ signal: 'SIGKILL' });
  await until(() => watcher.arrived.has(correlationId), { intervalMs: 5, what: 'the event nobody published' });
  expect(performance.now() - diedAt).toBeLessThan(2300);
  const report = await assertWhole(cluster, recorder, topicId, [watcher]);
  expect(report.resets).toBe(0);
  watcher.close();
  await first.restart();
}, 40_000);
