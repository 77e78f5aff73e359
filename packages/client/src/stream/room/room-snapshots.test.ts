import type { Positions } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { event, fakeTransport, fresh, granted, obliging, ROOM } from '../../../tests/support/fake-transport.ts';
import { at, deferred, follow, following, push, setUp } from '../../../tests/support/setup.ts';

test('live events are held while the snapshot is fetched, then dropped up to it and applied above it', async () => {
  const snapshot = deferred<Positions>();
  const transport = fakeTransport('websocket', (connection) => connection.ready([fresh(5)]));
  const { client, clock } = setUp([transport]);
  const { seen, resets } = follow(client, { snapshot: () => snapshot.promise });
  client.connect();
  await clock.advanceAsync(0);
  push(transport.last(), 6, 7, 8, 9);
  await clock.advanceAsync(100);
  expect(seen).toEqual([]);
  snapshot.resolve({ [ROOM]: at(7) });
  await clock.advanceAsync(0);
  expect(seen).toEqual([8, 9]);
  expect(resets).toEqual([]);
  expect(transport.last().commands('sync')).toEqual([]);
});

test('more live events than can be held are fetched after the snapshot', async () => {
  const snapshot = deferred<Positions>();
  const transport = fakeTransport('websocket', (connection) => connection.ready([fresh(5)]));
  const { client, clock } = setUp([transport]);
  const { seen } = follow(client, { snapshot: () => snapshot.promise });
  client.connect();
  await clock.advanceAsync(0);
  for (let n = 6; n <= 700; n += 1) push(transport.last(), n);
  snapshot.resolve({ [ROOM]: at(5) });
  await clock.advanceAsync(400);
  expect(seen.length).toBe(500);
  expect(seen.at(-1)).toBe(505);
  expect(transport.last().commands('sync')[0]?.input).toMatchObject({ rooms: [{ since: { offset: 505 } }] });
});

test('a snapshot that fails is tried again', async () => {
  let tries = 0;
  const transport = fakeTransport('websocket', (connection) => connection.ready([fresh(5)]));
  const { client, clock } = setUp([transport]);
  const { seen } = follow(client, {
    snapshot: async () => {
      tries += 1;
      if (tries < 3) throw new Error('not now');
      return { [ROOM]: at(5) };
    },
  });
  client.connect();
  await clock.advanceAsync(4_000);
  push(transport.last(), 6);
  await clock.advanceAsync(1);
  expect([tries, seen]).toEqual([3, [6]]);
});

test('a handler that fails makes its view, and no other, take a snapshot', async () => {
  const world = await following();
  const broken = follow(world.client, {
    since: at(5),
    onEvent: () => {
      throw new Error('broken');
    },
    snapshot: async () => ({ [ROOM]: at(6) }),
  });
  push(world.connection, 6);
  await world.clock.advanceAsync(1);
  expect([world.seen, world.resets, broken.resets]).toEqual([[6], [], ['apply_failed']]);
  expect(world.client.position(ROOM)?.offset).toBe(6);
});

test('a late view starts with its own snapshot, and the others lose nothing and see nothing twice', async () => {
  const { client, clock, connection, seen } = await following();
  push(connection, 6, 7);
  const late = follow(client, { snapshot: async () => ({ [ROOM]: at(7) }) });
  push(connection, 8);
  await clock.advanceAsync(1);
  push(connection, 9);
  await clock.advanceAsync(1);
  expect([seen, late.seen, late.resets]).toEqual([[6, 7, 8, 9], [8, 9], []]);
});

test('a view whose snapshot does not come does not hold up the others for long', async () => {
  const { client, clock, connection, seen } = await following();
  follow(client, { snapshot: () => deferred<Positions>().promise });
  push(connection, 6);
  await clock.advanceAsync(1_900);
  expect(seen).toEqual([]);
  await clock.advanceAsync(200);
  expect(seen).toEqual([6]);
});

test('a view whose snapshot comes while another applies an event gets that event too', async () => {
  const effect = deferred<void>();
  const { client, clock, connection } = await following(
    { since: at(5), onEvent: () => effect.promise },
    (command, on) =>
      command.name === 'sync' ? { ok: true, rooms: [granted({ head: 6, events: [event(6)] })] } : obliging(command, on),
  );
  const snapshot = deferred<Positions>();
  const late = follow(client, { snapshot: () => snapshot.promise });
  await clock.advanceAsync(2_100);
  push(connection, 6);
  snapshot.resolve({ [ROOM]: at(5) });
  await clock.advanceAsync(10);
  effect.resolve();
  await clock.advanceAsync(400);
  expect([late.seen, client.position(ROOM)?.offset]).toEqual([[6], 6]);
});

test('a room without an end of its snapshots syncs nothing meanwhile', async () => {
  const { clock, connection } = await following({ snapshot: () => deferred<Positions>().promise });
  push(connection, 9);
  await clock.advanceAsync(20_000);
  expect(connection.commands('sync')).toEqual([]);
});
