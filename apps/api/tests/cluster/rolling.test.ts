import { HistoryRecorder, type StickyProxy, startStickyProxy, until } from '@tidings/testing';
import {
  accidents,
  type Cluster,
  type Node,
  newTopic,
  type Person,
  signIn,
  startCluster,
} from '@tidings/testing/cluster';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertWhole, delays, post } from './traffic.ts';
import { watchTopic } from './watcher.ts';

let cluster: Cluster;
let balancer: StickyProxy;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  cluster = await startCluster({ nodes: 3 });
  balancer = await startStickyProxy({ targets: cluster.nodes.map(({ api }) => api.port) });
  [alice, bob] = await Promise.all([signIn(cluster.nodes[0].url, 'alice'), signIn(cluster.nodes[1].url, 'bob')]);
}, 90_000);
afterAll(async () => {
  await balancer.close();
  await cluster.close();
});

test('FAULTS 4: three nodes restarted one after another by SIGTERM: nothing lost, each gone within 15 s, no herd', async () => {
  const recorder = new HistoryRecorder();
  const topicId = await newTopic(alice, cluster.nodes[0].url);
  const watchers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      watchTopic(recorder, { url: balancer.url, person: n % 2 ? alice : bob, topicId, name: `watcher ${n}` }),
    ),
  );
  const states = new Set<string>();
  for (const { client } of watchers) client.status.subscribe(() => states.add(client.status.getSnapshot().state));
  for (const [n, node] of cluster.nodes.entries()) {
    const other = cluster.nodes[(n + 1) % 3] as Node;
    const announced: number[] = [];
    for (const { client } of watchers)
      client.on('server:draining', ({ returnAfterMs }) => announced.push(returnAfterMs));
    const from = performance.now();
    const ended = node.api.term(15_000);
    const promised = await post(recorder, { author: alice, node: other, topicId, count: 10, everyMs: 150 });
    expect((await ended).code).toBe(0);
    expect(performance.now() - from).toBeLessThan(15_000);
    if (announced.length > 2) expect(Math.max(...announced) - Math.min(...announced)).toBeGreaterThan(200);
    await delays(promised, watchers, 20_000);
    await node.restart();
  }
  await until(() => watchers.every(({ client }) => client.status.getSnapshot().transport !== null), {
    timeoutMs: 20_000,
  });
  const report = await assertWhole(cluster, recorder, topicId, watchers, { url: cluster.nodes[0].url });
  expect(report.resets).toBe(0);
  expect([...states]).not.toContain('lost');
  expect(accidents(cluster)).toEqual([]);
  for (const watcher of watchers) watcher.close();
}, 120_000);
