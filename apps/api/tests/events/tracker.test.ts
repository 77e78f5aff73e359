import { beforeEach, expect, test } from 'vitest';
import type { BusMessage, StoredEvent } from '../../src/platform/events/log/stored-event.ts';
import type { Follower } from '../../src/platform/events/tracker/tracked-room.ts';
import { timings, World } from './tracker-world.ts';

const room = 'topic:a';
const scope = 'category:x';
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
let world: World;

beforeEach(() => {
  world = new World({});
});

/** Lets the database answer everything that was asked. */
async function answer(): Promise<void> {
  do {
    await settle();
    for (const call of world.calls.splice(0)) call();
    await settle();
  } while (world.calls.length > 0);
}
async function joined(user: string) {
  void world.join(user, room);
  await answer();
  return world.follower(user, room);
}
const offer = (message: BusMessage | null) => message && world.tracker.offer(structuredClone(message));
const counted = (name: string) => world.counters[name] ?? 0;

test('an event in turn is handed on in the same turn of the event loop', async () => {
  const reader = await joined('u0');
  offer(world.truth.commit(room));
  expect(reader.position).toBe(1);
});

test('a gap is waited for, and closed by the bus without asking the database', async () => {
  const reader = await joined('u0');
  const [first, second] = [world.truth.commit(room), world.truth.commit(room)];
  offer(second);
  expect(reader.position).toBe(0);
  world.clock.advance(timings.gap - 1);
  offer(first);
  expect(reader.position).toBe(2);
  world.clock.advance(timings.gap);
  expect(world.calls).toHaveLength(0);
});

test('a gap that stays is read from the database, once', async () => {
  const reader = await joined('u0');
  world.truth.commit(room);
  offer(world.truth.commit(room));
  world.clock.advance(timings.gap);
  await settle();
  expect(world.calls).toHaveLength(1);
  await answer();
  expect(reader.position).toBe(2);
  expect(world.violations).toEqual([]);
});

test('a thousand early events do not keep the missing ones out', async () => {
  const reader = await joined('u0');
  for (let n = 0; n < 1200; n++) world.truth.commit(room);
  for (const event of world.truth.room(room).events.slice(150)) offer({ kind: 'event', event });
  world.clock.advance(timings.gap);
  await answer();
  expect(reader.position).toBe(1200);
  expect(world.violations).toEqual([]);
});

test('what comes while somebody joins is sent to them when they are in, in order and once', async () => {
  await joined('u0');
  void world.join('u1', room);
  await settle();
  world.calls.splice(0)[0]?.();
  await settle();
  const events = [world.truth.commit(room), world.truth.commit(room)];
  for (const message of events) offer(message);
  await answer();
  expect(world.follower('u1', room)).toMatchObject({ state: 'live', position: 2 });
  expect(world.violations).toEqual([]);
});

test('two join an unknown room at once: the one with the older head is sent the newer one and pulls, not left with a gap', async () => {
  void world.join('u0', room);
  await settle();
  world.calls.shift()?.();
  await settle();
  const slow = world.calls.shift();
  world.truth.commit(room);
  await joined('u1');
  slow?.();
  await settle();
  expect(world.follower('u1', room)).toMatchObject({ state: 'live', position: 1 });
  expect(world.follower('u0', room)).toMatchObject({ state: 'lagging', position: 0 });
});

test('a removal is authorised before anything written after it is handed on, whichever comes first over the bus', async () => {
  const [removed, stays] = [await joined('u0'), await joined('u1')];
  world.truth.remove(scope, 'u0');
  offer(world.truth.commit(room));
  expect([removed.position, stays.position]).toEqual([0, 0]);
  await answer();
  expect(removed).toMatchObject({ state: 'out', position: 0 });
  expect(stays).toMatchObject({ state: 'live', position: 1 });
  expect(world.violations).toEqual([]);
});

test('a removal in a quiet room is seen at the next comparison of heads', async () => {
  const removed = await joined('u0');
  world.truth.remove(scope, 'u0');
  void world.tracker.pollHeads();
  await answer();
  expect(removed.state).toBe('out');
});

test('a room that came under another scope is authorised at once, though nothing more is said in it', async () => {
  const reader = await joined('u0');
  world.truth.remove('category:y', 'u0');
  world.truth.room(room).scope = 'category:y';
  offer({ kind: 'room', room });
  await answer();
  expect(reader.state).toBe('out');
});

test('an authorisation that failed stays owed: nothing is handed on until it succeeded', async () => {
  const [removed, stays] = [await joined('u0'), await joined('u1')];
  const removal = world.truth.remove(scope, 'u0');
  world.failing = true;
  offer(removal);
  await answer();
  const next = world.truth.commit(room);
  if (next.kind === 'event') next.event.version = 1;
  offer(next);
  expect([removed.position, stays.position]).toEqual([0, 0]);
  world.failing = false;
  void world.tracker.pollHeads();
  await answer();
  expect([removed.state, stays.position]).toEqual(['out', 1]);
});

test('a room that moved to another scope and lost its events on the way does not stand still', async () => {
  const reader = await joined('u0');
  const last = world.truth.commit(room);
  world.truth.rescope(room, 'category:y');
  void world.tracker.pollHeads();
  await answer();
  offer(last);
  await answer();
  expect(reader.position).toBe(2);
  offer(world.truth.commit(room));
  expect(reader.position).toBe(3);
});

test('an event the database does not have is never handed on', async () => {
  const reader = await joined('u0');
  const invented = structuredClone(world.truth.commit(room));
  world.truth.room(room).events.length = 0;
  if (invented.kind === 'event') Object.assign(invented.event, { offset: 1, version: 9 });
  offer(invented);
  await answer();
  world.clock.advance(timings.gap);
  await answer();
  expect(reader.position).toBe(0);
  expect(counted('authorisations')).toBe(1);
});

test('messages of another epoch are not listened to', async () => {
  const reader = await joined('u0');
  const old = world.truth.commit(room);
  world.truth.goBack(1, 'e2');
  offer(old);
  expect(reader.position).toBe(0);
});

test('the server’s own followers go on after a new epoch', async () => {
  const heard: StoredEvent[] = [];
  const own: Follower = { userId: null, deliver: (event) => heard.push(event), removed: () => undefined };
  world.tracker.hold(room, own);
  world.tracker.settle(room, own, world.truth.state(room));
  offer(world.truth.commit(room));
  world.reset(1);
  void world.tracker.pollHeads();
  await answer();
  offer(world.truth.commit(room));
  expect(heard.map(({ epoch, offset }) => [epoch, offset])).toEqual([
    ['e1', 1],
    ['e2', 1],
  ]);
});

test('a room nobody follows is forgotten after a while, with its timers', async () => {
  await joined('u0');
  offer(world.truth.commit(room));
  world.truth.commit(room);
  offer(world.truth.commit(room));
  world.leave('u0', room);
  expect(world.tracker.rooms.size).toBe(1);
  world.clock.advance(timings.roomLinger);
  expect(world.tracker.rooms.size).toBe(0);
  expect(world.clock.pending).toBe(0);
});
