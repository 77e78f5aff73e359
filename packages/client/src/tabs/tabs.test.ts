import { expect, test } from 'vitest';
import { event, ROOM } from '../../tests/support/fake-transport.ts';
import { type TestTab, three } from '../../tests/support/tabs-world.ts';

const commands = (tab: TestTab, name: Parameters<ReturnType<TestTab['own']['last']>['commands']>[0]) =>
  tab.own.last().commands(name);
const rooms = (tab: TestTab, name: 'subscribe' | 'sync' | 'unsubscribe') =>
  commands(tab, name).map(({ input }) => JSON.stringify((input as { rooms: unknown }).rooms));

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

test('one connection watches whom any tab shows, and no more whom none shows', async () => {
  const { world, leader, second } = await three();
  const watch = async ({ client }: TestTab, ...userIds: string[]) => {
    void client.command('presence:watch', { userIds }).catch(() => undefined);
    await world.clock.advanceAsync(100);
    return (commands(leader, 'presence:watch').at(-1)?.input as { userIds: string[] } | undefined)?.userIds;
  };
  expect(await watch(leader, 'a', 'b')).toEqual(['a', 'b']);
  expect(await watch(second, 'b', 'c')).toEqual(['b', 'c', 'a']);
  expect(await watch(second)).toEqual(['a', 'b']);
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
