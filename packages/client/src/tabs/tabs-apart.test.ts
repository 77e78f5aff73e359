import { expect, test } from 'vitest';
import { event, granted } from '../../tests/support/fake-transport.ts';
import { type TestTab, tabsWorld, three } from '../../tests/support/tabs-world.ts';
import type { TabsOptions } from './port.ts';

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
