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
const minute = 60_000;

test('nothing happens before it is asked to connect', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, state } = setUp([transport]);
  follow(client);
  await clock.advanceAsync(minute);
  expect([transport.connections.length, state()]).toEqual([0, 'idle']);
});

test('the first transport that works is used, and named', async () => {
  const transports = [
    fakeTransport('websocket', down),
    fakeTransport('polling', down),
    fakeTransport('sse', up),
    fakeTransport('rest', up),
  ];
  const { client, clock, states } = setUp(transports);
  client.connect();
  await clock.advanceAsync(10);
  expect(states).toEqual(['connecting', 'sse']);
  expect(client.status.getSnapshot().transport).toBe('sse');
  expect(transports[3]?.connections).toEqual([]);
});

test('a transport that hangs is given up within ten seconds', async () => {
  const [websocket, polling] = [fakeTransport('websocket'), fakeTransport('polling', up)];
  const { client, clock, state } = setUp([websocket, polling]);
  client.connect();
  await clock.advanceAsync(7_900);
  expect(state()).toBe('connecting');
  await clock.advanceAsync(200);
  expect([state(), websocket.last().closedByClient]).toEqual(['polling', true]);
});

test('tries ten times with growing waits, then the connection is lost until somebody retries', async () => {
  let works = false;
  const transport = fakeTransport('websocket', (connection) => (works ? connection.ready() : connection.fail()));
  const { client, clock, states, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(4 * minute);
  expect(states).toEqual(['connecting', ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `reconnecting ${n}`), 'lost']);
  expect(transport.connections.length).toBe(11);
  await clock.advanceAsync(10 * minute);
  expect(transport.connections.length).toBe(11);
  works = true;
  client.retry();
  await clock.advanceAsync(1);
  expect(state()).toBe('live');
});

test('a connection that breaks comes back with its position', async () => {
  const transport = fakeTransport('websocket', (connection) => connection.ready([granted({ head: 5 })]));
  const { client, clock, states } = setUp([transport]);
  follow(client, { since: { epoch: 'e', offset: 5, id: '00000000-0000-7000-8000-000000000005' } });
  client.connect();
  await clock.advanceAsync(5_000);
  const first = transport.last();
  first.fail();
  await clock.advanceAsync(1_100);
  expect(states).toEqual(['connecting', 'live', 'reconnecting 1', 'live']);
  expect(transport.last().cursor).toBe(first.cursor);
  expect(client.status.getSnapshot().lostAt).not.toBeNull();
});

test('a half-open connection is found within forty seconds', async () => {
  const silent = fakeTransport('websocket', up, (command, connection) =>
    command.name === 'heartbeat' ? new Promise<object>(() => {}) : obliging(command, connection),
  );
  const { client, clock, state } = setUp([silent]);
  client.connect();
  await clock.advanceAsync(1);
  expect(state()).toBe('live');
  await clock.advanceAsync(39_999);
  expect(state()).not.toBe('live');
  expect(silent.connections[0]?.closedByClient).toBe(true);
});

test('the heartbeat measures the way and says whether somebody looks', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, page } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(5_000);
  page.set('hidden');
  await clock.advanceAsync(31_000);
  const beats = transport
    .last()
    .commands('heartbeat')
    .map(({ input }) => input);
  expect(beats).toEqual([{ visible: true }, { visible: false }, { visible: false }]);
  expect(client.status.getSnapshot().latencyMs).toBe(0);
});

test('what is looked at is said at once, on each connection, and no more when nothing is', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock } = setUp([transport]);
  const room = 'topic:one';
  client.connect();
  await clock.advanceAsync(5_000);
  client.viewing([{ room, atEnd: true }]);
  client.viewing([{ room, atEnd: true }]);
  await clock.advanceAsync(1);
  transport.last().fail();
  await clock.advanceAsync(1_200);
  await clock.advanceAsync(1_000);
  client.viewing([]);
  await clock.advanceAsync(31_000);
  const beats = transport.connections.map((each) => each.commands('heartbeat').map(({ input }) => input));
  const looks = { visible: true, viewing: [{ room, atEnd: true }] };
  expect(beats).toEqual([
    [{ visible: true }, looks],
    [looks, { visible: true, viewing: [] }, { visible: true }],
  ]);
});

test('a change while a heartbeat is under way is said after it', async () => {
  let answer: () => void = () => {};
  const slow = fakeTransport('websocket', up, (command, connection) =>
    command.name === 'heartbeat' && connection.commands('heartbeat').length === 1
      ? new Promise<object>((resolve) => {
          answer = () => resolve(obliging(command, connection));
        })
      : obliging(command, connection),
  );
  const { client, clock } = setUp([slow]);
  client.connect();
  await clock.advanceAsync(4_000);
  client.viewing([{ room: 'topic:one', atEnd: true }]);
  answer();
  await clock.advanceAsync(10);
  expect(slow.last().commands('heartbeat').at(-1)?.input).toMatchObject({ viewing: [{ room: 'topic:one' }] });
});

test('a server of before, which refuses what is looked at, is asked without it', async () => {
  const old = fakeTransport('websocket', up, (command, connection) =>
    command.name === 'heartbeat' && 'viewing' in (command.input as object)
      ? { ok: false, code: 'VALIDATION_FAILED', message: 'Unknown.' }
      : obliging(command, connection),
  );
  const { client, clock } = setUp([old]);
  client.viewing([{ room: 'topic:one', atEnd: true }]);
  client.connect();
  await clock.advanceAsync(32_000);
  const beats = old.last().commands('heartbeat');
  expect(beats.map(({ input }) => 'viewing' in (input as object))).toEqual([true, false, false]);
  expect(client.status.getSnapshot().latencyMs).toBe(0);
});

test('without a network nothing is tried; with it, at once', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, page, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  page.set('offline');
  await clock.advanceAsync(5 * minute);
  expect(transport.connections.length).toBe(1);
  page.set('online');
  await clock.advanceAsync(300);
  expect(states).toEqual(['connecting', 'live', 'offline', 'reconnecting 1', 'live']);
});

test('a wait for a place ends with the network, and goes on with it', async () => {
  const transport = fakeTransport('polling', (connection) =>
    connection.fail({ kind: 'capacity', retryAfterMs: 20_000 }),
  );
  const { client, clock, page, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(10);
  page.set('offline');
  await clock.advanceAsync(minute);
  page.set('online');
  await clock.advanceAsync(300);
  expect(states).toEqual(['connecting', 'capacity', 'offline', 'reconnecting 1', 'capacity']);
});

test('a person who retries without a network sees that there is none', async () => {
  const transport = fakeTransport('websocket', down);
  const { client, clock, page, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(4 * minute);
  expect(state()).toBe('lost');
  page.set('offline');
  client.retry();
  await clock.advanceAsync(10);
  expect(state()).toBe('offline');
});

test.each(['online', 'visible'] as const)('a lost connection is armed again when the page is %s', async (what) => {
  let works = false;
  const transport = fakeTransport('websocket', (connection) => (works ? connection.ready() : connection.fail()));
  const { client, clock, page, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(4 * minute);
  expect(state()).toBe('lost');
  works = true;
  page.set(what);
  await clock.advanceAsync(300);
  expect(state()).toBe('live');
});

test('a lost connection is armed again by a new token', async () => {
  let works = false;
  const transport = fakeTransport('websocket', (connection) => (works ? connection.ready() : connection.fail()));
  const { client, clock, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(4 * minute);
  works = true;
  void client.tokenRefreshed();
  await clock.advanceAsync(300);
  expect(state()).toBe('live');
});

test('a hidden tab does not use up its tries', async () => {
  const transport = fakeTransport('websocket', down);
  const { client, clock, page, state } = setUp([transport]);
  page.set('hidden');
  client.connect();
  await clock.advanceAsync(30 * minute);
  expect(state()).toBe('reconnecting');
  expect(client.status.getSnapshot().attempt).toBe(1);
});

test('a command without a connection is a refusal, never an exception', async () => {
  const { client } = setUp([fakeTransport('websocket', up)]);
  expect(await client.command('typing:start', { room: ROOM })).toMatchObject({ ok: false, code: 'UNAVAILABLE' });
});

test('when it is closed no timer is left', async () => {
  const transport = fakeTransport('websocket', (connection) => connection.ready([fresh(5)]));
  const { client, clock } = setUp([transport]);
  follow(client, { snapshot: () => new Promise(() => {}) });
  client.connect();
  await clock.advanceAsync(3_000);
  client.close();
  await clock.advanceAsync(30_000);
  expect(clock.pending).toBe(0);
});
