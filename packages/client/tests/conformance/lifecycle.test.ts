import { createDatabase, type TestDatabase, until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTidingsClient, type TidingsClient, type Timing, type TransportName } from '../../src/index.ts';
import { newDevice, Session, timing, transportOf } from './session.ts';
import { type Member, World } from './world.ts';

let database: TestDatabase;
const worlds: World[] = [];
const clients: TidingsClient[] = [];
const sessions: Session[] = [];

beforeAll(async () => {
  database = await createDatabase();
}, 90_000);
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const session of sessions.splice(0)) session.connection.close();
  await Promise.all(worlds.splice(0).map((world) => world.stop()));
});
afterAll(() => database?.drop());

async function start(env: Record<string, string>): Promise<World> {
  const world = await World.start(env, database);
  worlds.push(world);
  return world;
}

function clientOf(
  world: World,
  member: Member,
  transport: TransportName = 'websocket',
  refreshToken = async () => member.token,
  more: Partial<Timing> = {},
) {
  const states: string[] = [];
  const client = createTidingsClient({
    url: world.api.url,
    deviceId: newDevice(),
    getToken: () => member.token,
    refreshToken,
    timing: { ...timing, lingerMs: 50, ...more },
    transports: [transportOf(world, transport)],
  });
  clients.push(client);
  client.status.subscribe(() => {
    const { state } = client.status.getSnapshot();
    if (states.at(-1) !== state) states.push(state);
  });
  return { client, states };
}

describe.each(['websocket', 'polling', 'sse'] as const)('on the %s transport', (transport) => {
  test('tokens run out and are replaced, and nothing is shown', async () => {
    const times = { accessToken: 4_000, expiryNotice: 3_000, expiryGrace: 500 };
    const world = await start({ TIMINGS: JSON.stringify(times) });
    const bob = await world.login('bob');
    let refreshed = 0;
    const { client, states } = clientOf(world, bob, transport, async () => {
      const { token } = await world.login('bob');
      bob.token = token;
      refreshed += 1;
      return token;
    });
    const alice = await world.login('alice');
    const topic = await world.topic(alice);
    const seen: number[] = [];
    client.subscribe(topic.room, { onEvent: (...[, , meta]) => void ('offset' in meta && seen.push(meta.offset)) });
    client.connect();
    await until(() => refreshed >= 3, { timeoutMs: 25_000, what: 'three new tokens' });
    const writer = await world.login('alice');
    await world.reply(writer, topic.id);
    await until(() => seen.length === 1);
    expect(states).toEqual(['connecting', transport === 'websocket' ? 'live' : transport]);
    expect(client.stats.resets).toBe(0);
  }, 60_000);
});

test('a revoked session is signed out within two seconds and stays so', async () => {
  const world = await start({});
  const bob = await world.login('bob');
  const { client, states } = clientOf(world, bob);
  const ids: string[] = [];
  client.on('session:ready', ({ sessionId }) => ids.push(sessionId));
  client.connect();
  await until(() => ids.length === 1);
  await world.json('DELETE', `/api/sessions/${ids[0]}`, bob);
  await until(() => states.at(-1) === 'signed-out', { timeoutMs: 2_000 });
});

test('a full server gives a time to come back', async () => {
  const world = await start({ MAX_CONNECTIONS: '2' });
  const [alice, bob] = await Promise.all([world.login('alice'), world.login('bob')]);
  const first = new Session(world, 'websocket', alice);
  sessions.push(first);
  await first.opened();
  for (const transport of ['polling', 'sse'] as const) {
    const second = new Session(world, transport, bob);
    sessions.push(second);
    expect(await second.ended()).toEqual({ kind: 'capacity', retryAfterMs: 20_000 });
  }
  const { client } = clientOf(world, bob, 'polling');
  client.connect();
  await until(() => client.status.getSnapshot().state === 'capacity');
  expect((client.status.getSnapshot().nextTryAt ?? 0) - Date.now()).toBeGreaterThan(15_000);
});

test('one connection too many takes the place of another, which stays away until it is wanted again', async () => {
  const world = await start({ CONNECTIONS_PER_MEMBER: '1' });
  const bob = await world.login('bob');
  const [first, second] = [clientOf(world, bob), clientOf(world, bob)];
  first.client.connect();
  await until(() => first.states.at(-1) === 'live');
  second.client.connect();
  await until(() => first.states.at(-1) === 'evicted' && second.states.at(-1) === 'live', { timeoutMs: 8_000 });
  first.client.connect();
  await until(() => first.states.at(-1) === 'live' && second.states.at(-1) === 'evicted', { timeoutMs: 8_000 });
});

test('a reader that is slow is taken out of the stream, pulls, and has everything in order', async () => {
  const world = await start({});
  const [alice, bob] = await Promise.all([world.login('alice'), world.login('bob')]);
  const topic = await world.topic(alice);
  const since = await world.position(alice, topic.id);
  const seen: number[] = [];
  const { client } = clientOf(world, bob);
  client.subscribe(topic.room, {
    since,
    onEvent: async (...[, , meta]) => {
      await new Promise((resolve) => setTimeout(resolve, 15));
      if ('offset' in meta) seen.push(meta.offset);
    },
  });
  client.connect();
  await until(() => client.status.getSnapshot().state === 'live');
  const body = 'x'.repeat(8_000);
  await Promise.all(Array.from({ length: 150 }, () => world.reply(alice, topic.id, body)));
  await until(() => seen.length >= 150, { timeoutMs: 20_000 });
  expect(seen).toEqual(Array.from({ length: 150 }, (_, n) => since.offset + 1 + n));
  expect([client.stats.resets, client.stats.replayed > 0]).toEqual([0, true]);
  await world.reply(alice, topic.id);
  await until(() => seen.length === 151, { timeoutMs: 5_000 });
}, 60_000);

test('too many commands are refused with a time to wait, then the connection is closed', async () => {
  const world = await start({ RATE_LIMITS: 'on' });
  const bob = await world.login('bob');
  const session = new Session(world, 'websocket', bob);
  sessions.push(session);
  await session.opened();
  const rooms = [{ room: 'announcements' }];
  const first = await Promise.all(Array.from({ length: 25 }, () => session.command('sync', { rooms })));
  const refused = first.filter((answer) => !answer.ok);
  expect(refused.length).toBeGreaterThanOrEqual(3);
  expect(refused[0]).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
  const beats = await Promise.all(Array.from({ length: 5 }, () => session.command('heartbeat', { visible: true })));
  expect(beats.every(({ ok }) => ok)).toBe(true);
  await Promise.allSettled(Array.from({ length: 60 }, () => session.command('sync', { rooms })));
  expect((await session.ended()).kind).toBe('lost');
});

test('a page full of rooms stays within the budget of commands', async () => {
  const world = await start({ RATE_LIMITS: 'off' });
  const alice = await world.login('alice');
  const topics: string[] = [];
  for (let n = 0; n < 60; n += 1) topics.push((await world.topic(alice)).room);
  const strict = await start({ RATE_LIMITS: 'on' });
  const { client } = clientOf(strict, await strict.login('bob'));
  client.connect();
  await until(() => client.status.getSnapshot().state === 'live');
  for (const room of topics) client.subscribe(room, { onEvent() {} });
  await until(() => topics.every((room) => client.position(room)), { timeoutMs: 5_000 });
});

test('a server that goes is left without a sign, and found again', async () => {
  const world = await start({});
  const [alice, bob] = await Promise.all([world.login('alice'), world.login('bob')]);
  const topic = await world.topic(alice);
  const seen: number[] = [];
  // One port: the successor starts when the first has gone, as quickly as this machine lets it. The grace covers that.
  const { client, states } = clientOf(world, bob, 'websocket', undefined, { drainGraceMs: 60_000 });
  client.subscribe(topic.room, { onEvent: (...[, , meta]) => void ('offset' in meta && seen.push(meta.offset)) });
  client.connect();
  await until(() => client.position(topic.room));
  const { port } = world.api;
  await world.stop();
  worlds.splice(worlds.indexOf(world), 1);
  const again = await start({ PORT: String(port) });
  await until(() => client.status.getSnapshot().serverId && client.stats.connects === 2, { timeoutMs: 15_000 });
  await again.reply(alice, topic.id);
  await until(() => seen.length === 1);
  expect(states).toEqual(['connecting', 'live']);
});
