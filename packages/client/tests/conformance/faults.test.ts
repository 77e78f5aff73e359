import type { Position } from '@tidings/contracts';
import { createDatabase, type FaultProxy, startProxy, type TestDatabase, until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { backoffPresets, createTidingsClient, scaleTiming, type TidingsClient } from '../../src/index.ts';
import { newDevice } from './session.ts';
import { type Member, World } from './world.ts';

/** A tenth of the production times: ten seconds are one. */
const SCALE = 0.1;
const timing = scaleTiming(SCALE);
const backoff = { ...backoffPresets.a, delaysMs: backoffPresets.a.delaysMs.map((ms) => ms * SCALE) };
/** A step may take a tenth of its bound, and the machine some time of its own. */
const within = (ms: number) => ({ timeoutMs: ms * SCALE + 2_500 });

let database: TestDatabase;
let world: World;
let proxy: FaultProxy;
let people: { alice: Member; bob: Member };
const clients: TidingsClient[] = [];

beforeAll(async () => {
  database = await createDatabase();
  world = await World.start({}, database);
  proxy = await startProxy({ targetPort: world.api.port, http: true });
  people = { alice: await world.login('alice'), bob: await world.login('bob') };
}, 90_000);
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await proxy.restore();
});
afterAll(async () => {
  await proxy?.close();
  await world?.stop();
  await database?.drop();
});

/** A client behind the proxy that follows a topic in which somebody writes all the time. */
async function readerAndWriter() {
  const topic = await world.topic(people.alice);
  const since: Position = await world.position(people.alice, topic.id);
  const seen: number[] = [];
  const resets: string[] = [];
  const states: string[] = [];
  const client = createTidingsClient({
    url: proxy.url,
    deviceId: newDevice(),
    getToken: () => people.bob.token,
    refreshToken: async () => people.bob.token,
    timing,
    backoff,
  });
  clients.push(client);
  client.status.subscribe(() => {
    const { state } = client.status.getSnapshot();
    if (states.at(-1) !== state) states.push(state);
  });
  client.subscribe(topic.room, {
    since,
    onEvent: (_name, _payload, meta) => {
      if ('offset' in meta) seen.push(meta.offset);
    },
    onReset: (cause) => resets.push(cause),
  });
  client.connect();
  await until(() => states.includes('live'), within(10_000));
  let posted = 0;
  let writing = true;
  const writer = (async () => {
    while (writing) {
      await world.reply(people.alice, topic.id).then(
        () => {
          posted += 1;
        },
        () => undefined,
      );
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  /** Stops writing and waits until everything was shown: in order, once, without a reset. */
  const whole = async () => {
    writing = false;
    await writer;
    const { offset } = await world.position(people.alice, topic.id);
    await until(() => seen.at(-1) === offset, { timeoutMs: 10_000, what: `offset ${offset}` });
    expect(seen).toEqual(Array.from({ length: offset - since.offset }, (_, n) => since.offset + 1 + n));
    expect(seen.length).toBeGreaterThanOrEqual(posted);
    expect([resets, client.stats.resets]).toEqual([[], 0]);
  };
  return { client, states, seen, whole, state: () => client.status.getSnapshot().state };
}

test.each(['reset', 'refuse', 'hang'] as const)(
  'down every transport and up again when each is blocked (%s): the next within 10 s, nothing lost',
  async (mode) => {
    const { states, state, whole, seen } = await readerAndWriter();
    proxy.block({ websocket: mode });
    await until(() => state() === 'polling', within(10_000));
    proxy.block({ websocket: mode, polling: mode });
    await until(() => state() === 'sse', within(20_000));
    proxy.block({ websocket: mode, polling: mode, sse: mode });
    await until(() => state() === 'timed', within(30_000));
    const before = seen.length;
    await until(() => seen.length > before, within(40_000));
    proxy.block({});
    await until(() => state() === 'live', within(150_000));
    await whole();
    expect(states).not.toContain('lost');
  },
  60_000,
);

test.each([1_000, 300, 2_000])(
  'a connection that flaps comes back within 2 s and replays (%i ms away)',
  async (away) => {
    const { client, state, whole } = await readerAndWriter();
    for (let round = 0; round < 3; round += 1) {
      proxy.cut();
      await until(() => state() === 'reconnecting');
      await new Promise((resolve) => setTimeout(resolve, away * SCALE));
      await proxy.restore();
      const back = performance.now();
      client.retry();
      await until(() => state() === 'live', within(2_000));
      expect(performance.now() - back).toBeLessThan(2_000);
    }
    await whole();
    expect(client.stats.replayed).toBeGreaterThan(0);
  },
  60_000,
);

test('a half-open connection is found within 40 s and replaced', async () => {
  const { states, whole } = await readerAndWriter();
  proxy.halfOpen('client');
  await until(() => states.includes('reconnecting'), within(40_000));
  await until(() => states.at(-1) === 'live', within(20_000));
  await whole();
}, 60_000);

test('a server that is killed and started again has lost nothing', async () => {
  const { states, state, whole } = await readerAndWriter();
  const { port } = world.api;
  await world.api.kill();
  await until(() => state() === 'reconnecting', within(10_000));
  const again = await World.start({ PORT: String(port) }, database);
  Object.assign(world, { api: again.api });
  await until(() => state() === 'live', within(60_000));
  await whole();
  expect(states).not.toContain('lost');
}, 60_000);
