import { HistoryRecorder, until } from '@tidings/testing';
import { type Any, type Cluster, newTopic, type Person, signIn, startCluster } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertWhole, delays, post } from './traffic.ts';
import { watchTopic } from './watcher.ts';

let cluster: Cluster;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  cluster = await startCluster();
  [alice, bob] = await Promise.all([signIn(cluster.nodes[0].url, 'alice'), signIn(cluster.nodes[1].url, 'bob')]);
}, 60_000);
afterAll(() => cluster.close());

const busIsWhole = async (at: number) =>
  ((await (await fetch(`${cluster.nodes[at]?.url}/health`)).json()) as Any).redis !== 'unhealthy';

/** A topic with a watcher on each node. */
async function stage() {
  const recorder = new HistoryRecorder();
  const topicId = await newTopic(alice, cluster.nodes[0].url);
  const [here, there] = await Promise.all(
    cluster.nodes.map(({ url }, n) =>
      watchTopic(recorder, { url, person: n ? bob : alice, topicId, name: `watcher ${n}` }),
    ),
  );
  if (!here || !there) throw new Error('no watchers');
  const serverIds = [here, there].map(({ client }) => client.status.getSnapshot().serverId);
  expect(new Set(serverIds).size).toBe(2);
  const close = () => [here, there].map((watcher) => watcher.close());
  return { recorder, topicId, here, there, close };
}

test('with Redis: what is stored crosses nodes at once, and so does what is not', async () => {
  await until(async () => (await busIsWhole(0)) && (await busIsWhole(1)), { what: 'the bus' });
  const { recorder, topicId, here, there, close } = await stage();
  const promised = await post(recorder, { author: alice, node: cluster.nodes[0], topicId, count: 20 });
  expect((await delays(promised, [here, there])).p95).toBeLessThan(1000);

  const typist = connect(cluster.nodes[0].url, alice, { deviceId: 'device-typist' });
  const reader = connect(cluster.nodes[1].url, bob, { deviceId: 'device-reader' });
  await Promise.all([typist.ready, reader.ready]);
  const rooms = [{ room: `topic:${topicId}` }];
  await Promise.all([typist.ask('subscribe', { rooms }), reader.ask('subscribe', { rooms })]);
  await until(
    async () => {
      await typist.ask('typing:start', { room: `topic:${topicId}` });
      return reader.heard.some(({ name }) => name === 'typing:state');
    },
    { intervalMs: 200, what: 'typing at the other node' },
  );
  typist.end();
  reader.end();
  expect(await assertWhole(cluster, recorder, topicId, [here, there])).toMatchObject({ resets: 0 });
  close();
});

test('FAULTS 8: a node cut from Redis is at most two seconds late, both ways, and loses nothing', async () => {
  const { recorder, topicId, here, there, close } = await stage();
  cluster.nodes[0].connection?.cut();
  const [out, back] = await Promise.all([
    post(recorder, { author: alice, node: cluster.nodes[0], topicId, count: 12, everyMs: 200 }),
    post(recorder, { author: bob, node: cluster.nodes[1], topicId, count: 12, everyMs: 200 }),
  ]);
  expect((await delays(out, [there])).p95).toBeLessThan(2300);
  expect((await delays(back, [here])).p95).toBeLessThan(2300);
  await cluster.nodes[0].connection?.restore();
  await assertWhole(cluster, recorder, topicId, [here, there]);
  close();
}, 40_000);

for (const away of [false, true]) {
  test(`a member who was removed gets nothing committed after it, ${away ? 'without' : 'with'} Redis, and sees the door close`, async () => {
    const { redis, nodes } = cluster;
    await until(async () => (await busIsWhole(0)) && (await busIsWhole(1)), { timeoutMs: 15_000, what: 'the bus' });
    const recorder = new HistoryRecorder();
    const admin = await signIn(nodes[0].url, 'admin');
    const carol = await signIn(nodes[1].url, 'carol');
    const slug = `crew-${away ? 'b' : 'a'}`;
    const group = await admin.ask(nodes[0].url, 'POST', '/api/groups', { name: slug, slug, open: false });
    await admin.ask(nodes[0].url, 'PUT', `/api/groups/${group.id}/members/carol`, {});
    const category: Any = await admin.ask(nodes[0].url, 'POST', '/api/categories', {
      ...{ name: slug, slug, colour: 'help', groupId: group.id },
    });
    const topicId = await newTopic(admin, nodes[0].url, category.id);
    const member = await watchTopic(recorder, { url: nodes[1].url, person: carol, topicId, name: 'member' });
    const rest = await watchTopic(recorder, { url: nodes[1].url, person: admin, topicId, name: 'rest' });
    await delays(await post(recorder, { author: admin, node: nodes[0], topicId, count: 3 }), [member, rest]);
    if (away) await redis?.kill();

    const removing = performance.now();
    await admin.ask(nodes[0].url, 'DELETE', `/api/groups/${group.id}/members/carol`);
    recorder.endRight('member', `topic:${topicId}`);
    const after = await post(recorder, { author: admin, node: nodes[0], topicId, count: 5 });
    const left = () => recorder.clients.some(({ client, type }) => client === 'member' && type === 'leave');
    await until(left, { intervalMs: 5, what: 'the forced leave' });
    expect(performance.now() - removing).toBeLessThan(away ? 2300 : 1300);
    await delays(after, [rest]);
    await assertWhole(cluster, recorder, topicId, [rest]);
    expect([...after.keys()].filter((id) => member.arrived.has(id))).toEqual([]);
    if (away) await redis?.restart();
    member.close();
    rest.close();
  }, 40_000);
}
