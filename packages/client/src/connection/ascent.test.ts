import { expect, test } from 'vitest';
import {
  type FakeConnection,
  fakeTransport,
  fresh,
  granted,
  obliging,
  ROOM,
} from '../../tests/support/fake-transport.ts';
import { follow, setUp } from '../../tests/support/setup.ts';

const up = (connection: FakeConnection) => connection.ready();
const down = (connection: FakeConnection) => connection.fail();

test('from a fallback it looks upward after a minute, then twice as long each time, ten minutes at most', async () => {
  const [websocket, polling] = [fakeTransport('websocket', down), fakeTransport('polling', up)];
  const { client, clock, states } = setUp([websocket, polling]);
  client.connect();
  await clock.advanceAsync(10);
  const tries: number[] = [];
  for (let seconds = 0; seconds < 3_000; seconds += 10) {
    const before = websocket.connections.length;
    await clock.advanceAsync(10_000);
    if (websocket.connections.length > before) tries.push(seconds + 10);
  }
  for (const [n, seconds] of [60, 180, 420, 900, 1_500, 2_100].entries()) {
    expect(Math.abs((tries[n] ?? 0) - seconds)).toBeLessThanOrEqual(10);
  }
  expect(states).toEqual(['connecting', 'polling']);
});

test('the better transport is open and caught up before the fallback ends, and nothing else is shown', async () => {
  let blocked = true;
  const websocket = fakeTransport('websocket', (connection) =>
    blocked ? connection.fail() : connection.ready([granted({ head: 7 })]),
  );
  const polling = fakeTransport('polling', (connection) => connection.ready([fresh(5)]));
  const { client, clock, states } = setUp([websocket, polling]);
  follow(client);
  client.connect();
  await clock.advanceAsync(10);
  blocked = false;
  await clock.advanceAsync(61_000);
  expect([client.status.getSnapshot().transport, polling.last().closedByClient]).toEqual(['websocket', false]);
  await clock.advanceAsync(11_000);
  expect(polling.last().closedByClient).toBe(true);
  expect(states).toEqual(['connecting', 'polling', 'live']);
  expect(client.position(ROOM)?.offset).toBe(5);
});

test('a transport reached by falling from a live connection is left again soon', async () => {
  let blocked = false;
  const websocket = fakeTransport('websocket', (connection) => (blocked ? connection.fail() : connection.ready()));
  const { client, clock, states } = setUp([websocket, fakeTransport('polling', up)]);
  client.connect();
  await clock.advanceAsync(5_000);
  blocked = true;
  websocket.last().fail();
  await clock.advanceAsync(1_200);
  blocked = false;
  await clock.advanceAsync(4_000);
  expect(states).toEqual(['connecting', 'live', 'reconnecting 1', 'polling', 'live']);
});

test('a first connection that falls into the moment a server starts is on the best transport within 5 s', async () => {
  let started = false;
  const websocket = fakeTransport('websocket', (connection) => (started ? connection.ready() : connection.fail()));
  const polling = fakeTransport('polling', (connection) => {
    started = true;
    connection.ready([], { uptimeMs: 800 });
  });
  const { client, clock, states } = setUp([websocket, polling]);
  client.connect();
  await clock.advanceAsync(5_000);
  expect(states).toEqual(['connecting', 'polling', 'live']);
});

test('of a server that has run for long the first connection believes what failed', async () => {
  const websocket = fakeTransport('websocket', down);
  const polling = fakeTransport('polling', (connection) => connection.ready([], { uptimeMs: 60_000 }));
  const { client, clock } = setUp([websocket, polling]);
  client.connect();
  await clock.advanceAsync(50_000);
  expect(websocket.connections.length).toBe(1);
});

test('after a look upward that failed, the transport in use has to show that it still works', async () => {
  let [polled, works] = [0, true];
  const polling = fakeTransport('polling', up, (command, connection) => {
    if (command.name !== 'heartbeat') return obliging(command, connection);
    polled += 1;
    return works ? obliging(command, connection) : new Promise<object>(() => {});
  });
  const { client, clock, states } = setUp([fakeTransport('websocket', down), polling]);
  client.connect();
  await clock.advanceAsync(59_000);
  const before = polled;
  works = false;
  await clock.advanceAsync(2_000);
  expect([polled, states]).toEqual([before + 1, ['connecting', 'polling']]);
  await clock.advanceAsync(9_000);
  expect(states.at(-1)).toBe('reconnecting 1');
});

test('a transport that answers first after an outage is left again soon, also when nothing had been open before', async () => {
  let [away, worst] = [true, true];
  const websocket = fakeTransport('websocket', (connection) => (worst ? connection.fail() : connection.ready()));
  const rest = fakeTransport('rest', (connection) => (away ? connection.fail() : connection.ready()));
  const { client, clock, states } = setUp([websocket, rest]);
  client.connect();
  await clock.advanceAsync(500);
  away = false;
  await clock.advanceAsync(1_000);
  expect(client.status.getSnapshot().transport).toBe('rest');
  worst = false;
  await clock.advanceAsync(4_000);
  expect(states).toEqual(['connecting', 'reconnecting 1', 'timed', 'live']);
  await clock.advanceAsync(11_000);
  expect(rest.last().closedByClient).toBe(true);
});

test('a transport that was reached while the server went is left again soon', async () => {
  let drained = false;
  const websocket = fakeTransport('websocket', (connection) => (drained ? connection.fail() : connection.ready()));
  const { client, clock, states } = setUp([websocket, fakeTransport('polling', up)]);
  client.connect();
  await clock.advanceAsync(3_000);
  drained = true;
  websocket.last().control('server:draining', { returnAfterMs: 1_500 });
  await clock.advanceAsync(1_600);
  expect(client.status.getSnapshot().transport).toBe('polling');
  drained = false;
  await clock.advanceAsync(4_000);
  expect(states).toEqual(['connecting', 'live', 'polling', 'live']);
});
