import { DatabaseClient } from '@tidings/db/client';
import { figure, HistoryRecorder, seededRandom, startProxy, tallied, until } from '@tidings/testing';
import { accidents, type Cluster, newTopic, type Person, signIn, startCluster } from '@tidings/testing/cluster';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertWhole, delays, post } from './traffic.ts';
import { watchTopic } from './watcher.ts';

let cluster: Cluster;
let alice: Person;
let bob: Person;
/** How often connections are broken: a soak does it for minutes. */
const FLAPS = Number(process.env.FLAPS ?? 14);
const quick = { delaysMs: [100, 200, 300], jitter: 0.3, attempts: 1000 };

beforeAll(async () => {
  cluster = await startCluster();
  [alice, bob] = await Promise.all([signIn(cluster.nodes[0].url, 'alice'), signIn(cluster.nodes[1].url, 'bob')]);
}, 60_000);
afterAll(() => cluster.close());

test('FAULTS 9, ATTACKS 48: forged, repeated and reordered messages in Redis change nothing', async () => {
  const [first, second] = cluster.nodes;
  const recorder = new HistoryRecorder();
  const topicId = await newTopic(alice, first.url);
  const room = `topic:${topicId}`;
  const watchers = await Promise.all(
    [first, second].map(({ url }, n) =>
      watchTopic(recorder, { url, person: n ? bob : alice, topicId, name: `watcher ${n}` }),
    ),
  );
  const port = cluster.redis?.port ?? 0;
  const [ear, mouth] = [new Redis(port), new Redis(port)];
  const captured: [channel: string, message: Buffer][] = [];
  await ear.psubscribe('notifications:*');
  ear.on('pmessageBuffer', (_pattern, channel: Buffer, message: Buffer) => captured.push([String(channel), message]));
  await delays(await post(recorder, { author: alice, node: first, topicId, count: 15 }), watchers);
  await until(() => captured.some(([channel]) => channel === 'notifications:bus'), { what: 'something on the bus' });

  const random = seededRandom(48);
  for (const [channel, message] of random.shuffle([...captured, ...captured])) await mouth.publish(channel, message);
  const event = { room, epoch: 'e', offset: 99, id: 'x', name: 'reply:created', payload: { body: 'forged' } };
  const envelope = JSON.stringify({ node: 'z', messages: [{ kind: 'event', event }] });
  const bus = captured.find(([channel]) => channel === 'notifications:bus')?.[1] ?? Buffer.from('');
  const packet = { type: 2, nsp: '/forum', data: ['reply:created', { body: 'forged' }, event] };
  const forged: [string, string | Buffer][] = [
    ['notifications:bus', envelope],
    ['notifications:bus', 'A'.repeat(43) + envelope],
    ['notifications:bus', Buffer.concat([bus.subarray(0, 43), Buffer.from(envelope)])],
    ['notifications:bus', bus.subarray(0, bus.length - 3)],
    ['notifications:socket.io#/forum#', JSON.stringify(['uid', packet, { rooms: [], except: [], flags: {} }])],
    // What the adapter would obey: everybody out.
    [
      'notifications:socket.io-request#/forum#',
      JSON.stringify({ type: 4, opts: { rooms: [], except: [] }, close: true }),
    ],
    [
      'notifications:socket.io-request#/forum#',
      JSON.stringify({ uid: 'z', type: 6, data: ['tidings:carried', 'ephemeral', event] }),
    ],
  ];
  for (const [channel, message] of forged) await mouth.publish(channel, message);
  await delays(await post(recorder, { author: bob, node: second, topicId, count: 5 }), watchers);
  const report = await assertWhole(cluster, recorder, topicId, watchers);
  expect(report.resets).toBe(0);
  expect(watchers.map(({ client }) => client.stats.connects)).toEqual([1, 1]);
  expect(accidents(cluster)).toEqual([]);
  for (const redis of [ear, mouth]) redis.disconnect();
  for (const watcher of watchers) watcher.close();
});

test(
  'FAULTS 1: clients that flap or are cut half-open lose nothing, repeat nothing and never start again',
  async () => {
    const [first, second] = cluster.nodes;
    const recorder = new HistoryRecorder();
    const topicId = await newTopic(alice, first.url);
    const lines = await Promise.all([first, second, first].map(({ api }) => startProxy({ targetPort: api.port })));
    const watchers = await Promise.all(
      lines.map(({ url }, n) =>
        watchTopic(recorder, {
          ...{ url, topicId, name: `flapper ${n}`, person: n ? bob : alice, backoff: quick },
          timing: { heartbeatMs: 1500, heartbeatTimeoutMs: 1000 },
        }),
      ),
    );
    const writing = post(recorder, { author: alice, node: first, topicId, count: 3 * FLAPS, everyMs: 100 });
    const random = seededRandom(1);
    for (let n = 0; n < FLAPS; n++) {
      const line = random.pick(lines);
      if (random.chance(0.2)) line.halfOpen(random.pick(['client', 'server'] as const));
      else line.reset();
      await until(() => false, { timeoutMs: 250, intervalMs: 50 }).catch(() => undefined);
    }
    await delays(await writing, watchers, 20_000);
    const report = await assertWhole(cluster, recorder, topicId, watchers, { url: first.url });
    const { promised, replayed, resets } = report;
    figure(`${FLAPS} breaks of 3 clients`, 'met', tallied({ promised, replayed, resets }), 'lost 0, resets 0');
    expect(report).toMatchObject({ resets: 0 });
    expect(report.replayed).toBeGreaterThan(5);
    expect(watchers.reduce((sum, { client }) => sum + client.stats.connects, 0)).toBeGreaterThan(8);
    for (const watcher of watchers) watcher.close();
    for (const line of lines) await line.close();
  },
  60_000 + FLAPS * 500,
);

test('FAULTS 2: away for minutes is replayed; away for longer than events are kept is a snapshot', async () => {
  const [first] = cluster.nodes;
  const recorder = new HistoryRecorder();
  const topicId = await newTopic(alice, first.url);
  const room = `topic:${topicId}`;
  const watcher = await watchTopic(recorder, {
    url: first.url,
    person: bob,
    topicId,
    name: 'traveller',
    backoff: quick,
  });
  watcher.client.disconnect();
  await post(recorder, { author: alice, node: first, topicId, count: 30 });
  watcher.client.connect();
  expect(await assertWhole(cluster, recorder, topicId, [watcher])).toMatchObject({ replayed: 30, resets: 0 });

  watcher.client.disconnect();
  await post(recorder, { author: alice, node: first, topicId, count: 10 });
  const database = new DatabaseClient({ connectionString: cluster.databaseUrl });
  await database.connect();
  // What the keeping of events does after 30 days: the floor rises, and what lies below is deleted.
  await database.query('UPDATE stream SET floor = 35 WHERE room = $1', [room]);
  await database.query('DELETE FROM event WHERE room = $1 AND "offset" <= 35', [room]);
  await database.end();
  watcher.client.connect();
  await until(() => watcher.position() === 40, { timeoutMs: 15_000, what: 'the snapshot' });
  expect(recorder.clients.filter(({ type }) => type === 'reset')).toMatchObject([{ reason: 'too_old' }]);
  expect(watcher.shown()).toEqual(await watcher.fresh());
  watcher.close();
}, 40_000);
