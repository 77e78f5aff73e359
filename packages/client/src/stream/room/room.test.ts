import type { CommandInput } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { event, granted, idOf, obliging, ROOM } from '../../../tests/support/fake-transport.ts';
import { at, deferred, following, push } from '../../../tests/support/setup.ts';

test('events are applied in order, each once, also when they come twice or too early', async () => {
  const { clock, connection, seen, client } = await following();
  push(connection, 6, 6, 8, 7, 7, 8, 5, 9);
  await clock.advanceAsync(1);
  expect(seen).toEqual([6, 7, 8, 9]);
  expect(client.position(ROOM)).toEqual(at(9));
});

test('a gap is held for 250 ms and then closed by one sync', async () => {
  const { clock, connection, seen } = await following();
  push(connection, 7, 8);
  await clock.advanceAsync(299);
  expect(connection.commands('sync')).toEqual([]);
  await clock.advanceAsync(60);
  expect(connection.commands('sync').map(({ input }) => input)).toEqual([{ rooms: [{ room: ROOM, since: at(5) }] }]);
  expect(seen).toEqual([]);
});

test('a gap that closes by itself costs nothing', async () => {
  const { clock, connection, seen } = await following();
  push(connection, 7);
  await clock.advanceAsync(200);
  push(connection, 6);
  await clock.advanceAsync(10_000);
  expect(seen).toEqual([6, 7]);
  expect(connection.commands('sync')).toEqual([]);
});

test('more is asked for at once, from where the last answer ended', async () => {
  let asked = 0;
  const { clock, connection, seen } = await following({ since: at(5) }, (command, on) => {
    if (command.name !== 'sync') return obliging(command, on);
    asked += 1;
    const { since } = (command.input as CommandInput<'sync'>).rooms[0] ?? {};
    const from = since?.offset ?? 0;
    const rest = [1, 2, 3].map((n) => from + n).filter((n) => n <= 12);
    return {
      ok: true,
      rooms: [granted({ head: 12, events: rest.map((n) => event(n)), more: (rest.at(-1) ?? 12) < 12 })],
    };
  });
  connection.control('heads', { epoch: 'e', rooms: { [ROOM]: 12 } });
  await clock.advanceAsync(400);
  expect(asked).toBe(3);
  expect(seen).toEqual([6, 7, 8, 9, 10, 11, 12]);
});

test('the loss of the last event is found by the heads', async () => {
  const { clock, connection } = await following();
  connection.control('heads', { epoch: 'e', rooms: { [ROOM]: 6 } });
  await clock.advanceAsync(400);
  expect(connection.commands('sync').length).toBe(1);
});

test('a beacon of what is applied already is answered by an acknowledgement', async () => {
  const { clock, connection } = await following();
  push(connection, 6);
  await clock.advanceAsync(3_000);
  connection.sent.length = 0;
  connection.control('heads', { epoch: 'e', rooms: { [ROOM]: 6 } });
  await clock.advanceAsync(3_000);
  expect(connection.commands('ack').map(({ input }) => input)).toEqual([{ acks: [[ROOM, 6]] }]);
});

test.each(['epoch', 'too_old', 'too_many', 'ahead', 'mismatch'] as const)(
  'a position that is %s is given up for a snapshot',
  async (reason) => {
    const causes: string[] = [];
    const { clock, connection, seen, resets, client } = await following(
      {
        since: at(5),
        snapshot: async ({ cause }) => {
          causes.push(cause);
          return { [ROOM]: at(20, 'f') };
        },
      },
      (command, on) =>
        command.name === 'sync'
          ? { ok: true, rooms: [granted({ epoch: 'f', head: 20, recovered: false, reason })] }
          : obliging(command, on),
    );
    push(connection, 7);
    await clock.advanceAsync(400);
    expect([resets, causes, seen]).toEqual([[reason], [reason], []]);
    expect(client.position(ROOM)).toEqual(at(20, 'f'));
    connection.push(event(21, idOf(21), 'f'));
    await clock.advanceAsync(1);
    expect(seen).toEqual([21]);
  },
);

test('an event of another epoch is not applied; the server is asked', async () => {
  const { clock, connection, seen } = await following();
  connection.push(event(6, idOf(6), 'other'));
  await clock.advanceAsync(400);
  expect(seen).toEqual([]);
  expect(connection.commands('sync').length).toBe(1);
});

test('a known id has no second effect but moves the position', async () => {
  const { clock, connection, seen, client } = await following();
  push(connection, 6);
  connection.push(event(7, idOf(6)));
  push(connection, 8);
  await clock.advanceAsync(1);
  expect(seen).toEqual([6, 8]);
  expect(client.position(ROOM)?.offset).toBe(8);
});

test('nothing is acknowledged before its effect', async () => {
  const effect = deferred<void>();
  const { clock, connection, client } = await following({ since: at(5), onEvent: () => effect.promise });
  await clock.advanceAsync(3_000);
  connection.sent.length = 0;
  push(connection, 6, 7);
  await clock.advanceAsync(10_000);
  expect(connection.commands('ack')).toEqual([]);
  expect(client.position(ROOM)?.offset).toBe(5);
  effect.resolve();
  await clock.advanceAsync(3_000);
  expect(connection.commands('ack').map(({ input }) => input)).toEqual([{ acks: [[ROOM, 7]] }]);
});

test('what was hidden later passes through redacted', async () => {
  const payloads: unknown[] = [];
  const { clock, connection } = await following({
    since: at(5),
    onEvent: (...[, payload]) => void payloads.push(payload),
  });
  const [name, , meta] = event(6);
  connection.push([name, { id: idOf(1), redacted: true }, meta]);
  await clock.advanceAsync(1);
  expect(payloads).toEqual([{ id: idOf(1), redacted: true }]);
});

test('latest and volatile events pass at once and move nothing', async () => {
  const names: string[] = [];
  const { client, clock, connection } = await following({
    since: at(5),
    onEvent: (...[name]) => void names.push(name),
  });
  const heard: object[] = [];
  client.on('typing:state', (payload, meta) => heard.push([payload.typing, meta.room]));
  connection.events.packet('typing:state', { typing: true }, { room: ROOM, at: '' });
  await clock.advanceAsync(1);
  expect([names, heard, client.position(ROOM)?.offset]).toEqual([['typing:state'], [[true, ROOM]], 5]);
});

test('a member who was removed sees nothing more of the room, held or new', async () => {
  const { clock, connection, seen, resets, client } = await following();
  push(connection, 7);
  connection.control('sync:reset', { room: ROOM, reason: 'left' });
  push(connection, 6, 8);
  await clock.advanceAsync(5_000);
  expect([seen, resets, client.position(ROOM)]).toEqual([[], ['left'], null]);
  expect(connection.commands('sync')).toEqual([]);
});
