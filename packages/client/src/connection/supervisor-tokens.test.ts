import { expect, test } from 'vitest';
import { type FakeConnection, fakeTransport } from '../../tests/support/fake-transport.ts';
import { setUp } from '../../tests/support/setup.ts';

const up = (connection: FakeConnection) => connection.ready();
const minute = 60_000;

test('an expired token is refreshed once and the same transport tried again', async () => {
  const transport = fakeTransport('websocket', (connection) =>
    connection.context.token() === 'newer'
      ? connection.ready()
      : connection.fail({ kind: 'refused', code: 'AUTH_EXPIRED', message: '' }),
  );
  const { client, clock, states } = setUp([transport, fakeTransport('polling', up)]);
  client.connect();
  await clock.advanceAsync(10);
  expect(states).toEqual(['connecting', 'live']);
  expect(transport.connections.length).toBe(2);
});

test('without a token the member is signed out, and nothing is tried', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, state } = setUp([transport], { getToken: () => null, refreshToken: async () => null });
  client.connect();
  await clock.advanceAsync(minute);
  expect([state(), transport.connections.length]).toEqual(['signed-out', 0]);
});

test('a token that cannot be fetched is tried again like a connection', async () => {
  let tries = 0;
  const transport = fakeTransport('websocket', up);
  const refreshToken = async () => {
    tries += 1;
    if (tries < 3) throw new Error('not reachable');
    return 'token';
  };
  const { client, clock, states } = setUp([transport], { getToken: () => null, refreshToken });
  client.connect();
  await clock.advanceAsync(10_000);
  expect(states).toEqual(['connecting', 'reconnecting 1', 'reconnecting 2', 'live']);
});

test.each([
  ['PROTOCOL_UNSUPPORTED', 'closing'],
  ['FORBIDDEN', 'closing'],
  ['SESSION_REVOKED', 'signed-out'],
] as const)('a refusal %s is final: %s', async (code, expected) => {
  const [websocket, polling] = [
    fakeTransport('websocket', (connection) => connection.fail({ kind: 'refused', code, message: 'no' })),
    fakeTransport('polling', up),
  ];
  const { client, clock, state } = setUp([websocket, polling]);
  client.connect();
  await clock.advanceAsync(10 * minute);
  expect([state(), client.status.getSnapshot().code, websocket.connections.length, polling.connections.length]).toEqual(
    [expected, code, 1, 0],
  );
});

test.each([
  ['session:evicted', 'EVICTED', 'evicted'],
  ['session:closing', 'SESSION_REVOKED', 'signed-out'],
  ['session:closing', 'SUSPENDED', 'closing'],
])('after %s %s the client stays away until it is asked to return', async (name, code, expected) => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, page, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  transport.last().control(name, { code, message: 'bye' });
  page.set('online');
  page.set('visible');
  await clock.advanceAsync(10 * minute);
  expect([state(), transport.connections.length, client.status.getSnapshot().message]).toEqual([expected, 1, 'bye']);
  client.connect();
  await clock.advanceAsync(1);
  expect(state()).toBe('live');
});

test('a connection that ended with its token comes back with a new one', async () => {
  const tokens: string[] = [];
  const transport = fakeTransport('websocket', (connection) => {
    tokens.push(connection.context.token());
    connection.ready();
  });
  const { client, clock, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  transport.last().control('session:closing', { code: 'AUTH_EXPIRED', message: 'expired' });
  await clock.advanceAsync(2_000);
  expect([state(), tokens]).toEqual(['live', ['token', 'newer']]);
});

test('an expiring token is replaced while the connection lives', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(10);
  transport.last().control('auth:expiring', { expiresAt: '2026-01-01T00:00:00.000Z' });
  await clock.advanceAsync(10);
  expect(
    transport
      .last()
      .commands('auth:refresh')
      .map(({ input }) => input),
  ).toEqual([{ token: 'newer' }]);
  expect(states).toEqual(['connecting', 'live']);
});
