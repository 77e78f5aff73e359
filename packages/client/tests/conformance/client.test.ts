import { type Position, rooms } from '@tidings/contracts';
import { createDatabase, type startApi, type TestDatabase, until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTidingsClient, type TidingsClient, type Transport } from '../../src/index.ts';
import { newDevice, testedTransports, timing, transportOf } from './session.ts';
import { type Member, World } from './world.ts';

type Api = Awaited<ReturnType<typeof startApi>>;
let database: TestDatabase;
let world: World;
let api: Api;
let members: { alice: Member; bob: Member };

beforeAll(async () => {
  database = await createDatabase();
  world = await World.start({}, database);
  api = world.api;
  members = { alice: await world.login('alice'), bob: await world.login('bob') };
}, 90_000);
afterAll(async () => {
  await world?.stop();
  await database?.drop();
});

const real = (transport: (typeof testedTransports)[number]) => (transport === 'sse by ticket' ? 'sse' : transport);

describe.each(testedTransports)('the client on the %s transport', (tested) => {
  const clients: TidingsClient[] = [];
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  const clientOf = (member: Member, transport: Transport = transportOf(world, tested)): TidingsClient => {
    const client = createTidingsClient({
      url: api.url,
      deviceId: newDevice(),
      getToken: () => member.token,
      refreshToken: async () => member.token,
      timing: { ...timing, heartbeatMs: 1_000, lingerMs: 50 },
      transports: [transport],
    });
    clients.push(client);
    return client;
  };
  const follow = (client: TidingsClient, room: string, since?: Position) => {
    const seen: { name: string; offset: number; id: string }[] = [];
    const resets: string[] = [];
    const leave = client.subscribe(room, {
      since,
      onEvent: (name, _, meta) => {
        if ('offset' in meta) seen.push({ name, offset: meta.offset, id: meta.id });
      },
      onReset: (cause) => resets.push(cause),
    });
    return { seen, resets, leave };
  };
  const numbers = (from: number, count: number) => [...Array(count)].map((_, n) => from + n);

  test('shows every event of a room in order, each once', async () => {
    const topic = await world.topic(members.alice);
    const since = await world.position(members.alice, topic.id);
    const client = clientOf(members.bob);
    const { seen, resets } = follow(client, topic.room, since);
    await world.replies(members.alice, topic.id, 3);
    client.connect();
    await until(() => seen.length >= 3);
    await world.replies(members.alice, topic.id, 4);
    await until(() => seen.length >= 7);
    expect(seen.map(({ offset }) => offset)).toEqual(numbers(since.offset + 1, 7));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
    expect(resets).toEqual([]);
  });

  test('heals gaps, repeats and the loss of the last event without a reset', async () => {
    const topic = await world.topic(members.alice);
    const since = await world.position(members.alice, topic.id);
    const real = transportOf(world, tested);
    const lossy: Transport = {
      name: real.name,
      open: (context, events) =>
        real.open(context, {
          ...events,
          packet: (name, payload, meta) => {
            const offset = meta && 'offset' in meta ? Number(meta.offset) : 0;
            if (offset > 0 && offset % 3 === 0) return;
            events.packet(name, payload, meta);
            if (offset > 0 && offset % 2 === 0) events.packet(name, payload, meta);
          },
        }),
    };
    const client = clientOf(members.bob, lossy);
    const { seen, resets } = follow(client, topic.room, since);
    client.connect();
    await until(() => client.status.getSnapshot().transport !== null);
    await world.replies(members.alice, topic.id, 9);
    await until(() => seen.length >= 9, { timeoutMs: 8_000 });
    expect(seen.map(({ offset }) => offset)).toEqual(numbers(since.offset + 1, 9));
    expect(resets).toEqual([]);
    if (tested !== 'rest') expect(client.stats.replayed).toBeGreaterThan(0);
  });

  test('brings back what was missed while it was away, and resets nothing', async () => {
    const topic = await world.topic(members.alice);
    const since = await world.position(members.alice, topic.id);
    const client = clientOf(members.bob);
    const { seen, resets } = follow(client, topic.room, since);
    client.connect();
    await world.reply(members.alice, topic.id);
    await until(() => seen.length >= 1);
    client.disconnect();
    await world.replies(members.alice, topic.id, 5);
    client.connect();
    await until(() => seen.length >= 6);
    expect(seen.map(({ offset }) => offset)).toEqual(numbers(since.offset + 1, 6));
    expect([resets, client.stats.resets]).toEqual([[], 0]);
  });

  test('takes up rooms while it is connected and leaves them again', async () => {
    const first = await world.topic(members.alice);
    const second = await world.topic(members.alice);
    const client = clientOf(members.bob);
    client.connect();
    await until(() => client.status.getSnapshot().transport !== null);
    const views = [first, second].map(({ room }) => follow(client, room));
    await until(() => client.position(first.room) && client.position(second.room));
    await world.reply(members.alice, first.id);
    await world.reply(members.alice, second.id);
    await until(() => views.every(({ seen }) => seen.length === 1));
    views[0]?.leave();
    await until(() => client.position(first.room) === null);
    await world.reply(members.alice, first.id);
    await world.reply(members.alice, second.id);
    await until(() => views[1]?.seen.length === 2);
    expect(views[0]?.seen.length).toBe(1);
  });

  test('brings the rooms of moderators over the same connection, to moderators alone', async () => {
    const client = clientOf(await world.login('mod'));
    client.connect();
    await until(() => client.status.getSnapshot().transport !== null);
    const { resets } = follow(client, rooms.moderators);
    await until(() => client.position(rooms.moderators));
    expect([resets, client.stats.connects]).toEqual([[], 1]);
    const outsider = clientOf(members.bob);
    const refused = follow(outsider, rooms.moderators);
    outsider.connect();
    await until(() => refused.resets.length > 0);
    expect([refused.resets, outsider.status.getSnapshot().transport]).toEqual([['refused'], real(tested)]);
  });

  test('is notified when a room is not open to it', async () => {
    const client = clientOf(members.bob);
    const { resets } = follow(client, rooms.user(members.alice.id));
    client.connect();
    await until(() => resets.length > 0);
    expect(resets).toEqual(['refused']);
  });
});
