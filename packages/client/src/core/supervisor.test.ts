import { expect, test } from 'vitest';
import { type FakeLink, fakeTransport, fresh, granted, obliging, ROOM } from '../../tests/support/fake-transport.ts';
import { follow, setUp } from '../../tests/support/setup.ts';

const up = (link: FakeLink) => link.ready();
const down = (link: FakeLink) => link.fail();
const minute = 60_000;

test('nothing happens before it is asked to connect', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, state } = setUp([transport]);
  follow(client);
  await clock.advanceAsync(minute);
  expect([transport.links.length, state()]).toEqual([0, 'idle']);
});

test('the first rung that works is used, and named', async () => {
  const rungs = [
    fakeTransport('websocket', down),
    fakeTransport('polling', down),
    fakeTransport('sse', up),
    fakeTransport('rest', up),
  ];
  const { client, clock, states } = setUp(rungs);
  client.connect();
  await clock.advanceAsync(10);
  expect(states).toEqual(['connecting', 'sse']);
  expect(client.status.getSnapshot().rung).toBe('sse');
  expect(rungs[3]?.links).toEqual([]);
});

test('a rung that hangs is given up within ten seconds', async () => {
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
  const transport = fakeTransport('websocket', (link) => (works ? link.ready() : link.fail()));
  const { client, clock, states, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(4 * minute);
  expect(states).toEqual(['connecting', ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `reconnecting ${n}`), 'lost']);
  expect(transport.links.length).toBe(11);
  await clock.advanceAsync(10 * minute);
  expect(transport.links.length).toBe(11);
  works = true;
  client.retry();
  await clock.advanceAsync(1);
  expect(state()).toBe('live');
});

test('a connection that breaks comes back with its position', async () => {
  const transport = fakeTransport('websocket', (link) => link.ready([granted({ head: 5 })]));
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
  const silent = fakeTransport('websocket', up, (command, link) =>
    command.name === 'heartbeat' ? new Promise<object>(() => {}) : obliging(command, link),
  );
  const { client, clock, state } = setUp([silent]);
  client.connect();
  await clock.advanceAsync(1);
  expect(state()).toBe('live');
  await clock.advanceAsync(39_999);
  expect(state()).not.toBe('live');
  expect(silent.links[0]?.closedByClient).toBe(true);
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

test('without a network nothing is tried; with it, at once', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, page, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  page.set('offline');
  await clock.advanceAsync(5 * minute);
  expect(transport.links.length).toBe(1);
  page.set('online');
  await clock.advanceAsync(300);
  expect(states).toEqual(['connecting', 'live', 'offline', 'reconnecting 1', 'live']);
});

test('a wait for a place ends with the network, and goes on with it', async () => {
  const transport = fakeTransport('polling', (link) => link.fail({ kind: 'capacity', retryAfterMs: 20_000 }));
  const { client, clock, page, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(10);
  page.set('offline');
  await clock.advanceAsync(minute);
  page.set('online');
  await clock.advanceAsync(300);
  expect(states).toEqual(['connecting', 'capacity', 'offline', 'reconnecting 1', 'capacity']);
});

test('a person who retries without a network is told so', async () => {
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
  const transport = fakeTransport('websocket', (link) => (works ? link.ready() : link.fail()));
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
  const transport = fakeTransport('websocket', (link) => (works ? link.ready() : link.fail()));
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

test('an outworn token is refreshed once and the same rung tried again', async () => {
  const transport = fakeTransport('websocket', (link) =>
    link.context.token() === 'newer' ? link.ready() : link.fail({ kind: 'refused', code: 'AUTH_EXPIRED', message: '' }),
  );
  const { client, clock, states } = setUp([transport, fakeTransport('polling', up)]);
  client.connect();
  await clock.advanceAsync(10);
  expect(states).toEqual(['connecting', 'live']);
  expect(transport.links.length).toBe(2);
});

test('without a token the member is signed out, and nothing is tried', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, state } = setUp([transport], { getToken: () => null, refreshToken: async () => null });
  client.connect();
  await clock.advanceAsync(minute);
  expect([state(), transport.links.length]).toEqual(['signed-out', 0]);
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
    fakeTransport('websocket', (link) => link.fail({ kind: 'refused', code, message: 'no' })),
    fakeTransport('polling', up),
  ];
  const { client, clock, state } = setUp([websocket, polling]);
  client.connect();
  await clock.advanceAsync(10 * minute);
  expect([state(), client.status.getSnapshot().code, websocket.links.length, polling.links.length]).toEqual([
    expected,
    code,
    1,
    0,
  ]);
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
  transport.last().tell(name, { code, message: 'bye' });
  page.set('online');
  page.set('visible');
  await clock.advanceAsync(10 * minute);
  expect([state(), transport.links.length, client.status.getSnapshot().message]).toEqual([expected, 1, 'bye']);
  client.connect();
  await clock.advanceAsync(1);
  expect(state()).toBe('live');
});

test('a connection that ended with its token comes back with a new one', async () => {
  const tokens: string[] = [];
  const transport = fakeTransport('websocket', (link) => {
    tokens.push(link.context.token());
    link.ready();
  });
  const { client, clock, state } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  transport.last().tell('session:closing', { code: 'AUTH_EXPIRED', message: 'expired' });
  await clock.advanceAsync(2_000);
  expect([state(), tokens]).toEqual(['live', ['token', 'newer']]);
});

test('an expiring token is replaced while the connection lives', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(10);
  transport.last().tell('auth:expiring', { expiresAt: '2026-01-01T00:00:00.000Z' });
  await clock.advanceAsync(10);
  expect(
    transport
      .last()
      .commands('auth:refresh')
      .map(({ input }) => input),
  ).toEqual([{ token: 'newer' }]);
  expect(states).toEqual(['connecting', 'live']);
});

test('a full server is asked again when it said so, and no try is used up', async () => {
  let full = true;
  const websocket = fakeTransport('websocket', (link) => (full ? link.fail() : link.ready()));
  const polling = fakeTransport('polling', (link) => link.fail({ kind: 'capacity', retryAfterMs: 20_000 }));
  const { client, clock, states, state } = setUp([websocket, polling, fakeTransport('sse', up)]);
  client.connect();
  await clock.advanceAsync(10);
  const { nextTryAt } = client.status.getSnapshot();
  expect([state(), (nextTryAt ?? 0) - clock.now() >= 19_000]).toEqual(['capacity', true]);
  await clock.advanceAsync(19_900);
  expect(websocket.links.length).toBe(1);
  full = false;
  await clock.advanceAsync(6_000);
  expect(states).toEqual(['connecting', 'capacity', 'live']);
});

test('a draining server is left when it said so, for another connection, and nothing is shown', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  transport.last().tell('server:draining', { returnAfterMs: 1_500 });
  await clock.advanceAsync(1_400);
  expect(transport.links.length).toBe(1);
  await clock.advanceAsync(200);
  expect([transport.links.length, transport.links[0]?.closedByClient]).toEqual([2, true]);
  expect(states).toEqual(['connecting', 'live']);
});

test('a draining server that goes before its time is not missed on the screen', async () => {
  const transport = fakeTransport('websocket', up);
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  transport.last().tell('server:draining', { returnAfterMs: 1_500 });
  transport.last().fail();
  await clock.advanceAsync(1_600);
  expect(transport.links.length).toBe(2);
  expect(states).toEqual(['connecting', 'live']);
});

test('a draining server that nobody takes over from is shown to be missing five seconds after the announced return', async () => {
  let gone = false;
  const transport = fakeTransport('websocket', (link) => (gone ? link.fail() : link.ready()));
  const { client, clock, states } = setUp([transport]);
  client.connect();
  await clock.advanceAsync(3_000);
  gone = true;
  transport.last().tell('server:draining', { returnAfterMs: 1_500 });
  transport.last().fail();
  await clock.advanceAsync(6_400);
  expect(states).toEqual(['connecting', 'live']);
  await clock.advanceAsync(200);
  expect(states.at(-1)).toMatch(/^reconnecting/);
});

test('from a lower rung it looks upward after a minute, then twice as long each time, ten minutes at most', async () => {
  const [websocket, polling] = [fakeTransport('websocket', down), fakeTransport('polling', up)];
  const { client, clock, states } = setUp([websocket, polling]);
  client.connect();
  await clock.advanceAsync(10);
  const tries: number[] = [];
  for (let seconds = 0; seconds < 3_000; seconds += 10) {
    const before = websocket.links.length;
    await clock.advanceAsync(10_000);
    if (websocket.links.length > before) tries.push(seconds + 10);
  }
  for (const [n, seconds] of [60, 180, 420, 900, 1_500, 2_100].entries()) {
    expect(Math.abs((tries[n] ?? 0) - seconds)).toBeLessThanOrEqual(10);
  }
  expect(states).toEqual(['connecting', 'polling']);
});

test('the higher rung is open and caught up before the lower one ends, and nothing else is shown', async () => {
  let blocked = true;
  const websocket = fakeTransport('websocket', (link) => (blocked ? link.fail() : link.ready([granted({ head: 7 })])));
  const polling = fakeTransport('polling', (link) => link.ready([fresh(5)]));
  const { client, clock, states } = setUp([websocket, polling]);
  follow(client);
  client.connect();
  await clock.advanceAsync(10);
  blocked = false;
  await clock.advanceAsync(61_000);
  expect([client.status.getSnapshot().rung, polling.last().closedByClient]).toEqual(['websocket', false]);
  await clock.advanceAsync(11_000);
  expect(polling.last().closedByClient).toBe(true);
  expect(states).toEqual(['connecting', 'polling', 'live']);
  expect(client.position(ROOM)?.offset).toBe(5);
});

test('a rung reached by falling from a live connection is left again soon', async () => {
  let blocked = false;
  const websocket = fakeTransport('websocket', (link) => (blocked ? link.fail() : link.ready()));
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

test('after a look upward that failed, the rung in use has to show that it still works', async () => {
  let [polled, works] = [0, true];
  const polling = fakeTransport('polling', up, (command, link) => {
    if (command.name !== 'heartbeat') return obliging(command, link);
    polled += 1;
    return works ? obliging(command, link) : new Promise<object>(() => {});
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

test('a rung that answers first after an outage is left again soon, also when nothing had been open before', async () => {
  let [away, worst] = [true, true];
  const websocket = fakeTransport('websocket', (link) => (worst ? link.fail() : link.ready()));
  const rest = fakeTransport('rest', (link) => (away ? link.fail() : link.ready()));
  const { client, clock, states } = setUp([websocket, rest]);
  client.connect();
  await clock.advanceAsync(500);
  away = false;
  await clock.advanceAsync(1_000);
  expect(client.status.getSnapshot().rung).toBe('rest');
  worst = false;
  await clock.advanceAsync(4_000);
  expect(states).toEqual(['connecting', 'reconnecting 1', 'timed', 'live']);
  await clock.advanceAsync(11_000);
  expect(rest.last().closedByClient).toBe(true);
});

test('a rung that was reached while the server went is left again soon', async () => {
  let drained = false;
  const websocket = fakeTransport('websocket', (link) => (drained ? link.fail() : link.ready()));
  const { client, clock, states } = setUp([websocket, fakeTransport('polling', up)]);
  client.connect();
  await clock.advanceAsync(3_000);
  drained = true;
  websocket.last().tell('server:draining', { returnAfterMs: 1_500 });
  await clock.advanceAsync(1_600);
  expect(client.status.getSnapshot().rung).toBe('polling');
  drained = false;
  await clock.advanceAsync(4_000);
  expect(states).toEqual(['connecting', 'live', 'polling', 'live']);
});

test('a command without a connection is a refusal, never an exception', async () => {
  const { client } = setUp([fakeTransport('websocket', up)]);
  expect(await client.command('typing:start', { room: ROOM })).toMatchObject({ ok: false, code: 'UNAVAILABLE' });
});

test('when it is closed no timer is left', async () => {
  const transport = fakeTransport('websocket', (link) => link.ready([fresh(5)]));
  const { client, clock } = setUp([transport]);
  follow(client, { snapshot: () => new Promise(() => {}) });
  client.connect();
  await clock.advanceAsync(3_000);
  client.close();
  await clock.advanceAsync(30_000);
  expect(clock.pending).toBe(0);
});
