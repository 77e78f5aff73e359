import { readFileSync } from 'node:fs';
import { HistoryRecorder, until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../support/live.ts';
import {
  type Any,
  accidents,
  type Cluster,
  type Node,
  newTopic,
  type Person,
  signIn,
  startCluster,
} from './cluster.ts';
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
  cluster.nodes[0].link?.cut();
  const [out, back] = await Promise.all([
    post(recorder, { author: alice, node: cluster.nodes[0], topicId, count: 12, everyMs: 200 }),
    post(recorder, { author: bob, node: cluster.nodes[1], topicId, count: 12, everyMs: 200 }),
  ]);
  expect((await delays(out, [there])).p95).toBeLessThan(2300);
  expect((await delays(back, [here])).p95).toBeLessThan(2300);
  await cluster.nodes[0].link?.restore();
  await assertWhole(cluster, recorder, topicId, [here, there]);
  close();
}, 40_000);

/** How long Redis is away: a soak makes it minutes. */
const AWAY_SECONDS = Number(process.env.AWAY_SECONDS ?? 4);
const residentOf = ({ api }: Node) =>
  1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.pid}/status`, 'utf8'))?.[1]);

for (const fault of ['SIGSTOP', 'SIGKILL'] as const) {
  test(
    `FAULTS 6 and 7: Redis ${fault}: nothing lost, p95 within 2 s, revocation works, normal within 5 s of its return`,
    async () => {
      const { redis, nodes } = cluster;
      await until(async () => (await busIsWhole(0)) && (await busIsWhole(1)), { timeoutMs: 15_000, what: 'the bus' });
      const { recorder, topicId, here, there, close } = await stage();
      if (fault === 'SIGSTOP') redis?.stop();
      else await redis?.kill();
      const resident = nodes.map(residentOf);
      const count = 5 * AWAY_SECONDS;
      const promised = await post(recorder, { author: alice, node: nodes[0], topicId, count, everyMs: 200 });
      const away = await delays(promised, [here, there]);
      expect(away.p95).toBeLessThan(2300);
      expect(away.max).toBeLessThan(5000);

      for (const [n, node] of nodes.entries()) {
        expect(residentOf(node) - (resident[n] ?? 0)).toBeLessThan(50 * 1024 * 1024);
      }

      const carol = await signIn(nodes[0].url, 'carol');
      const victim = connect(nodes[1].url, carol, { deviceId: 'device-victim' });
      await victim.ready;
      const before = performance.now();
      await carol.ask(nodes[0].url, 'DELETE', `/api/sessions/${carol.sessionId}`);
      await until(() => victim.heard.some(({ name }) => name === 'session:closing') && victim.socket.disconnected, {
        intervalMs: 5,
        what: 'I4: the revoked session to end on the other node',
      });
      expect(performance.now() - before).toBeLessThan(2300);

      if (fault === 'SIGSTOP') redis?.cont();
      else await redis?.restart();
      const returned = performance.now();
      await until(async () => (await busIsWhole(0)) && (await busIsWhole(1)), {
        intervalMs: 50,
        what: 'the bus again',
      });
      expect(performance.now() - returned).toBeLessThan(5000);
      const quick = await post(recorder, { author: alice, node: nodes[0], topicId, count: 10 });
      expect((await delays(quick, [there])).p50).toBeLessThan(500);
      const report = await assertWhole(cluster, recorder, topicId, [here, there]);
      expect(report.resets).toBe(0);
      expect(accidents(cluster)).toEqual([]);
      close();
    },
    60_000 + AWAY_SECONDS * 2000,
  );
}

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
