import { expect, test } from 'vitest';
import { event, granted, ROOM } from '../../tests/support/fake-transport.ts';
import { type TestTab, tabsWorld } from '../../tests/support/tabs-world.ts';
import type { TabsOptions } from './port.ts';

const commands = (tab: TestTab, name: Parameters<ReturnType<TestTab['own']['last']>['commands']>[0]) =>
  tab.own.last().commands(name);
const rooms = (tab: TestTab, name: 'subscribe' | 'sync' | 'unsubscribe') =>
  commands(tab, name).map(({ input }) => JSON.stringify((input as { rooms: unknown }).rooms));

async function three(transport?: 'websocket' | 'rest') {
  const world = tabsWorld(transport);
  const tabs = [world.open(), world.open(), world.open()] as const;
  await world.clock.advanceAsync(500);
  const [leader, second, third] = tabs;
  return { world, tabs, leader, second, third };
}

test('tabs of a browser have one connection, every one is live on it, and each event reaches each tab once', async () => {
  const { world, tabs, leader } = await three();
  expect(world.openTo(tabs).length).toBe(1);
  for (const n of [1, 2, 3]) leader.own.last().push(event(n));
  await world.clock.advanceAsync(100);
  for (const { seen, client, states } of tabs) {
    expect(seen).toEqual([1, 2, 3]);
    expect(client.status.getSnapshot()).toMatchObject({ state: 'live', transport: 'websocket', userId: 'me' });
    expect(states).toEqual(['connecting', 'live']);
  }
});

test('a room that one tab has joined is not joined again for another, and is left when the last tab leaves it', async () => {
  const { world, leader, second, third } = await three();
  expect(rooms(leader, 'subscribe').filter((asked) => asked.includes(ROOM)).length).toBe(1);
  leader.leave();
  second.leave();
  await world.clock.advanceAsync(5_000);
  expect(rooms(leader, 'unsubscribe')).toEqual([]);
  third.leave();
  await world.clock.advanceAsync(5_000);
  expect(rooms(leader, 'unsubscribe')).toEqual([JSON.stringify([ROOM])]);
});

test('the rooms of a tab that is killed are left, and it is not looked at any more', async () => {
  const { world, leader, second, third } = await three();
  for (const tab of [leader, third]) {
    tab.leave();
    tab.page.set('hidden');
  }
  await world.clock.advanceAsync(5_000);
  second.fake.kill();
  await world.clock.advanceAsync(100);
  expect(rooms(leader, 'unsubscribe')).toEqual([JSON.stringify([ROOM])]);
  expect(commands(leader, 'heartbeat').at(-1)?.input).toMatchObject({ visible: false });
});

test('the tab that leads is killed: another has a connection within a second, nothing is shown, lost or repeated', async () => {
  const { world, leader, second, third } = await three();
  leader.own.last().push(event(1));
  await world.clock.advanceAsync(100);
  world.head = 2;
  leader.fake.kill();
  await world.clock.advanceAsync(1_000);
  expect(world.openTo([second, third]).length).toBe(1);
  second.own.last().push(event(3));
  await world.clock.advanceAsync(1_000);
  for (const { seen, states } of [second, third]) {
    expect(seen).toEqual([1, 2, 3]);
    expect(states).toEqual(['connecting', 'live']);
  }
});

test('a frozen tab that leads loses it to one that is looked at, and uses its connection when it wakes', async () => {
  const { world, tabs, leader, second, third } = await three();
  third.page.set('hidden');
  leader.fake.freeze(true);
  await world.clock.advanceAsync(9_000);
  expect([second.own.connections.length, third.own.connections.length]).toEqual([1, 0]);
  world.head = 1;
  second.own.last().push(event(1));
  await world.clock.advanceAsync(100);
  expect([second.seen, third.seen]).toEqual([[1], [1]]);
  leader.fake.freeze(false);
  await world.clock.advanceAsync(20_000);
  expect(leader.seen).toEqual([1]);
  expect(world.openTo(tabs).length).toBe(1);
  expect(leader.states).toEqual(['connecting', 'live']);
});

test('hidden tabs without an answer go alone, and share again once the tab that leads is back', async () => {
  const { world, tabs, leader, second, third } = await three();
  for (const tab of [second, third]) tab.page.set('hidden');
  leader.fake.freeze(true);
  await world.clock.advanceAsync(60_000);
  expect(world.openTo([second, third]).length).toBe(2);
  leader.fake.freeze(false);
  await world.clock.advanceAsync(600_000);
  expect(world.openTo(tabs).length).toBe(1);
});

test('a tab says what all tabs show: the union of those that are seen, and at the screen if anybody is', async () => {
  const { world, leader, second } = await three();
  leader.page.set('hidden');
  leader.client.viewing([]);
  second.client.viewing([{ room: ROOM, atEnd: true }]);
  await world.clock.advanceAsync(100);
  expect(commands(leader, 'heartbeat').at(-1)?.input).toEqual({
    visible: true,
    viewing: [{ room: ROOM, atEnd: true }],
  });
  await leader.client.command('presence:update', { status: 'away' });
  expect(commands(leader, 'presence:update')).toEqual([]);
});

test('for rooms that other tabs alone are in, the tab that leads acknowledges; its own it acknowledges after the effect', async () => {
  const { world, leader } = await three();
  leader.leave();
  await world.clock.advanceAsync(5_000);
  leader.own.last().push(event(1));
  await world.clock.advanceAsync(2_000);
  const acks = commands(leader, 'ack').flatMap(({ input }) => (input as { acks: [string, number][] }).acks);
  expect(acks.filter(([room]) => room === ROOM)).toEqual([[ROOM, 1]]);
});

test('the connection is replaced while it goes on: every tab moves with it, and nothing is shown', async () => {
  const { world, tabs, leader } = await three();
  leader.own.last().control('server:draining', { returnAfterMs: 100 });
  await world.clock.advanceAsync(11_000);
  expect(leader.own.connections.length).toBe(2);
  expect(world.openTo(tabs).length).toBe(1);
  leader.own.last().push(event(1));
  await world.clock.advanceAsync(100);
  for (const { seen, states } of tabs) expect([seen, states]).toEqual([[1], ['connecting', 'live']]);
});

test('the connection breaks: every tab says so, and all are back with the one that brings it back', async () => {
  const { world, tabs, leader } = await three();
  world.ready = false;
  leader.own.last().closedByClient = true;
  leader.own.last().fail();
  await world.clock.advanceAsync(500);
  for (const { client } of tabs) expect(client.status.getSnapshot().state).toBe('reconnecting');
  world.ready = true;
  await world.clock.advanceAsync(60_000);
  for (const { client } of tabs) expect(client.status.getSnapshot().state).toBe('live');
  expect(world.openTo(tabs).length).toBe(1);
});

test('an end for good is one in every tab, and the tab somebody turns to leads then', async () => {
  const { world, tabs, leader, third } = await three();
  leader.own.last().control('session:evicted', { code: 'EVICTED', message: 'Another window.' });
  await world.clock.advanceAsync(60_000);
  for (const { client } of tabs) expect(client.status.getSnapshot().state).toBe('evicted');
  expect(world.openTo(tabs).length).toBe(0);
  third.client.connect();
  await world.clock.advanceAsync(1_000);
  expect(third.client.status.getSnapshot().state).toBe('live');
  expect(world.openTo(tabs)).toEqual([third.own.last()]);
});

test('what cannot be read is ignored and counted, whoever says it', async () => {
  const { world, tabs, leader, second } = await three();
  const long = {
    type: 'call',
    call: 1,
    namespace: '/forum',
    name: 'typing:start',
    input: { room: 'x'.repeat(50_000) },
  };
  for (const message of [
    { type: 'packet' },
    { from: 'x', type: 'nonsense' },
    { from: 'x', ...long },
    { from: 'x', type: 'open', opening: -1, rooms: 0 },
  ])
    for (const { fake } of tabs) fake.heard?.(message);
  expect([leader.client.stats.unreadable, second.client.stats.unreadable]).toEqual([4, 4]);
  leader.own.last().push(event(1));
  await world.clock.advanceAsync(100);
  for (const { seen } of tabs) expect(seen).toEqual([1]);
});

test.each<[string, Partial<TabsOptions>]>([
  ['no channel', { channel: () => null }],
  [
    'no locks',
    {
      lock: (_, changed) => ({
        enter: () => queueMicrotask(() => changed('unusable')),
        take: () => {},
        leave: () => {},
      }),
    },
  ],
])('in a browser that gives %s each tab has its own connection at once', async (_, without) => {
  const world = tabsWorld();
  const tabs = [world.open(without), world.open(without)];
  await world.clock.advanceAsync(100);
  expect(world.openTo(tabs).length).toBe(2);
  for (const { client, states } of tabs) {
    expect(client.status.getSnapshot().transport).toBe('websocket');
    expect(states).toEqual(['connecting', 'live']);
  }
  await world.clock.advanceAsync(600_000);
  expect(world.openTo(tabs).length).toBe(2);
});

test('a tab that finds no place among the rooms of the others has its own connection, and the others keep theirs', async () => {
  const { world, tabs, second } = await three();
  const name = (n: number) => `category:00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  for (const [at, { client }] of tabs.entries())
    for (let n = 0; n < 30; n += 1)
      client.subscribe(name(at * 100 + n), { since: { epoch: 'e', offset: 0 }, onEvent() {} });
  await world.clock.advanceAsync(10_000);
  expect(world.openTo(tabs).length).toBe(2);
  for (const { client } of tabs) {
    expect(client.status.getSnapshot().state).toBe('live');
    expect(client.position(name(0)) ?? client.position(name(100)) ?? client.position(name(200))).not.toBeNull();
  }
  expect(second.resets).toEqual([]);
});

test('the tab that leads needs places that the others have: they make room, and none of its own rooms is refused', async () => {
  const { world, tabs, leader, second } = await three();
  const name = (n: number) => `category:00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const follow = (tab: TestTab, from: number, count: number, resets: string[] = []) => {
    const view = {
      since: { epoch: 'e', offset: 0 },
      onEvent() {},
      onReset: (cause: string) => void resets.push(cause),
    };
    for (let n = from; n < from + count; n += 1) tab.client.subscribe(name(n), view);
    return resets;
  };
  follow(second, 100, 40);
  await world.clock.advanceAsync(1_000);
  expect(world.openTo(tabs).length).toBe(1);
  const resets = follow(leader, 200, 40);
  await world.clock.advanceAsync(10_000);
  expect(resets).toEqual([]);
  expect(leader.client.position(name(239))).not.toBeNull();
  expect(second.client.position(name(139))).not.toBeNull();
  expect(world.openTo(tabs).length).toBe(2);
});

test('on the timed transport one tab asks for all of them', async () => {
  const { world, tabs, leader, second } = await three('rest');
  expect(second.client.status.getSnapshot()).toMatchObject({ state: 'timed', transport: 'rest' });
  const connection = leader.own.last();
  world.head = 2;
  connection.events.results([{ ...granted({ head: 2, events: [event(1), event(2)] }) }], new Map());
  connection.events.nextAt(world.clock.now() + 30_000);
  await world.clock.advanceAsync(100);
  for (const { seen } of tabs) expect(seen).toEqual([1, 2]);
  expect(second.client.status.getSnapshot().nextTryAt).toBe(leader.client.status.getSnapshot().nextTryAt);
});

test('on a machine that is slow for all tabs the lead is not taken from one another for ever', async () => {
  const { world, tabs } = await three();
  let connections = world.openTo(tabs).length;
  // Each tab is held up for two seconds out of three, one after the other.
  for (let turn = 0; turn < 60; turn += 1) {
    for (const [at, { fake }] of tabs.entries()) fake.freeze((turn + at) % 3 !== 0);
    await world.clock.advanceAsync(2_000);
    connections = Math.max(connections, tabs.flatMap(({ own }) => own.connections).length);
  }
  for (const { fake } of tabs) fake.freeze(false);
  await world.clock.advanceAsync(120_000);
  expect(tabs.flatMap(({ own }) => own.connections).length).toBeLessThan(20);
  expect(world.openTo(tabs).length).toBe(1);
});
