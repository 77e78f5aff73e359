import { type ApiProcess, createDatabase, startApi, type TestDatabase, until } from '@tidings/testing';
import { newTopic, type Person, signIn } from '@tidings/testing/cluster';
import { connect, type LiveSocket, rawSocketIo } from '@tidings/testing/sockets';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quantile } from '../cluster/watcher.ts';

const dataDir = scratchDirectory();

let database: TestDatabase;
let api: ApiProcess;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  database = await createDatabase();
  api = await startApi({
    ...{ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'demo' },
    ...{ RATE_LIMITS: 'off', CONNECTIONS_PER_MEMBER: '500', LOG_LEVEL: 'warn' },
  });
  [alice, bob] = await Promise.all([signIn(api.url, 'alice'), signIn(api.url, 'bob')]);
}, 90_000);
afterAll(async () => {
  await api.term();
  await database.drop();
});

async function readers(count: number, room: string): Promise<LiveSocket[]> {
  const all = Array.from({ length: count }, (_, n) => connect(api.url, bob, { deviceId: `device-${1000 + n}` }));
  await Promise.all(all.map((live) => live.ready));
  for (const live of all) {
    const [joined] = (await live.ask('subscribe', { rooms: [{ room }] })).rooms;
    expect(joined.ok).toBe(true);
    live.socket.onAny((_name, _payload, meta) => {
      if (meta?.offset) live.socket.emit('ack', { acks: [[meta.room, meta.offset]] });
    });
  }
  return all;
}

/** Writes and measures how long each reply takes from its answer to each reader. */
async function rounds(topicId: string, to: readonly LiveSocket[], count: number, text: string): Promise<number[]> {
  const delays: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const sentAt = performance.now();
    const { id } = await alice.ask(api.url, 'POST', `/api/topics/${topicId}/replies`, { body: `${n} ${text}` });
    await until(() => to.every((live) => live.heard.some((h) => h.name === 'reply:created' && h.payload.id === id)), {
      intervalMs: 1,
      what: 'the reply everywhere',
    });
    delays.push(performance.now() - sentAt);
  }
  return delays;
}

test('fault 17: readers that never read slow nobody else down; they are closed, and whole when they return', async () => {
  const topicId = await newTopic(alice, api.url);
  const room = `topic:${topicId}`;
  const swift = await readers(38, room);
  const quiet = quantile(await rounds(topicId, swift, 20, 'x'), 0.95);
  const stuck = await Promise.all([rawSocketIo(api.url, bob.token), rawSocketIo(api.url, bob.token)]);
  for (const raw of stuck) {
    raw.send(`42/forum,1["subscribe",{"rooms":[{"room":"${room}"}]}]`);
    raw.stopReading(1000);
  }
  const big = 'x'.repeat(9_000);
  const first = await rounds(topicId, swift, 40, big);
  // Beyond the window they are sent the head alone; what they ask for themselves is what fills their buffers.
  const epoch = swift[0]?.heard.find((h) => h.name === 'session:ready')?.payload.epoch;
  const since = { epoch, offset: 0 };
  const asking = setInterval(() => {
    for (const raw of stuck) raw.send(`42/forum,2["sync",${JSON.stringify({ rooms: [{ room, since }] })}]`);
  }, 100);
  const loaded = quantile([...first, ...(await rounds(topicId, swift, 40, big))], 0.95);
  expect(loaded).toBeLessThan(Math.max(100, 5 * quiet));
  await until(() => stuck.every((raw) => raw.closed()), { timeoutMs: 20_000, what: 'the slow ones to be closed' });
  clearInterval(asking);
  expect(swift.every((live) => live.socket.connected)).toBe(true);
  const [returned] = await readers(1, room);
  const pulled = (await returned?.ask('sync', { rooms: [{ room, since }] }))?.rooms[0];
  expect(pulled).toMatchObject({ ok: true, recovered: true });
  for (const live of [...swift, returned]) live?.end();
  for (const raw of stuck) raw.destroy();
}, 90_000);

test('fault 21: a server that stands still for a second loses no connection and nothing that was said', async () => {
  const topicId = await newTopic(alice, api.url);
  const all = await readers(30, `topic:${topicId}`);
  const posted = alice.ask(api.url, 'POST', `/api/topics/${topicId}/replies`, { body: 'Said before it stood still' });
  await posted;
  api.stop();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  api.cont();
  await rounds(topicId, all, 3, 'after');
  expect(all.every((live) => live.socket.connected)).toBe(true);
  const offsets = all.map((live) => live.heard.flatMap((h) => (h.name === 'reply:created' ? [h.meta.offset] : [])));
  expect(new Set(offsets.map((list) => JSON.stringify(list))).size).toBe(1);
  for (const live of all) live.end();
}, 60_000);
