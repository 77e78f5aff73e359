import { expect, test } from 'vitest';
import { type FakeConnection, fakeTransport } from '../../tests/support/fake-transport.ts';
import { setUp } from '../../tests/support/setup.ts';

const up = (connection: FakeConnection) => connection.ready();

test('a full server is asked again when it said so, and no try is used up', async () => {
  let full = true;
  const websocket = fakeTransport('websocket', (connection) => (full ? connection.fail() : connection.ready()));
  const polling = fakeTransport('polling', (connection) => connection.fail({ kind: 'capacity', retryAfterMs: 20_000 }));
  const { client, clock, states, state } = setUp([websocket, polling, fakeTransport('sse', up)]);
  client.connect();
  await clock.advanceAsync(10);
  const { nextTryAt } = client.status.getSnapshot();
  expect([state(), (nextTryAt ?? 0) - clock.now() >= 19_000]).toEqual(['capacity', true]);
  await clock.advanceAsync(19_900);
  expect(websocket.connections.length).toBe(1);
  full = false;
  await clock.advanceAsync(6_000);
  expect(states).toEqual(['connecting', 'capacity', 'live']);
});

test('a draining server is left when it said so, for another connection, and nothing is shown', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  transport.last().control('server:draining', { returnAfterMs: 1_500 });
  await clock.advanceAsync(1_400);
  expect(transport.connections.length).toBe(1);
  await clock.advanceAsync(200);
  expect([transport.connections.length, transport.connections[0]?.closedByClient]).toEqual([2, true]);
  expect(states).toEqual(['connecting', 'live']);
});

test('a draining server that goes before its time is not missed on the screen', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  transport.last().control('server:draining', { returnAfterMs: 1_500 });
  transport.last().fail();
  await clock.advanceAsync(1_600);
  expect(transport.connections.length).toBe(2);
  expect(states).toEqual(['connecting', 'live']);
});

test('a draining server that nobody takes over from is shown to be missing five seconds after the announced return', async () => {
  let gone = false;
  const transport = fakeTransport('websocket', (connection) => (gone ? connection.fail() : connection.ready()));
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  gone = true;
  transport.last().control('server:draining', { returnAfterMs: 1_500 });
  transport.last().fail();
  await clock.advanceAsync(6_400);
  expect(states).toEqual(['connecting', 'live']);
  await clock.advanceAsync(200);
  expect(states.at(-1)).toMatch(/^reconnecting/);
});
