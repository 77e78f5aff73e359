import fc from 'fast-check';
import type { BusMessage } from '../../src/platform/events/log/stored-event.ts';
import { roomNames, scopeNames, userNames } from './tracker-truth.ts';
import { type Counters, timings, World } from './tracker-world.ts';

const index = (count: number) => fc.nat(count - 1);
const room = index(roomNames.length);
const user = index(userNames.length);
const scope = index(scopeNames.length);

export const action = fc.oneof(
  { weight: 24, arbitrary: fc.record({ do: fc.constant('commit' as const), room }) },
  { weight: 18, arbitrary: fc.record({ do: fc.constant('join' as const), room, user }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('leave' as const), room, user }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('remove' as const), scope, user }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('allow' as const), scope, user }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rescope' as const), room, scope }) },
  { weight: 27, arbitrary: fc.record({ do: fc.constant('carry' as const), at: fc.nat(20), keep: fc.boolean() }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('lose' as const), at: fc.nat(20) }) },
  { weight: 36, arbitrary: fc.record({ do: fc.constant('database' as const), at: fc.nat(10) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 60, 100, 250) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('poll' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fail' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), lost: fc.nat(4) }) },
);
export type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const nameOf = <T>(names: readonly T[], at: number): T => names[at % names.length] as T;

type Doing = { [K in Action['do']]: (world: World, step: Extract<Action, { do: K }>) => void };

const publish = ({ bus }: World, message: BusMessage | null) => {
  if (message) bus.push(structuredClone(message));
};

const doing: Doing = {
  commit: (world, { room }) => publish(world, world.truth.commit(nameOf(roomNames, room))),
  join: (world, { user, room }) => void world.join(nameOf(userNames, user), nameOf(roomNames, room)),
  leave: (world, { user, room }) => world.leave(nameOf(userNames, user), nameOf(roomNames, room)),
  remove: (world, { scope, user }) =>
    publish(world, world.truth.remove(nameOf(scopeNames, scope), nameOf(userNames, user))),
  allow: (world, { scope, user }) => world.truth.allow(nameOf(scopeNames, scope), nameOf(userNames, user)),
  rescope: (world, { room, scope }) =>
    publish(world, world.truth.rescope(nameOf(roomNames, room), nameOf(scopeNames, scope))),
  carry(world, { at: wanted, keep }) {
    const at = wanted % Math.max(1, world.bus.length);
    const message = world.bus[at];
    if (!message) return;
    if (at > 0) world.count('reorders');
    if (keep) world.count('duplicates');
    else world.bus.splice(at, 1);
    world.tracker.offer(structuredClone(message));
  },
  lose(world, { at }) {
    if (world.bus.splice(at % Math.max(1, world.bus.length), 1).length > 0) world.count('losses');
  },
  database: ({ calls }, { at }) => calls.splice(at % Math.max(1, calls.length), 1)[0]?.(),
  wait: ({ clock }, { ms }) => clock.advance(ms),
  poll: (world) => void world.tracker.pollHeads().catch(() => world.count('failures')),
  fail(world) {
    world.failing = !world.failing;
  },
  restore: (world, { lost }) => world.reset(lost),
};

const act = (world: World, step: Action) => (doing[step.do] as (world: World, step: Action) => void)(world, step);

/** Everything that is under way comes to an end, the bus loses the rest, and the poll of heads goes on as it does. */
async function quiesce(world: World): Promise<void> {
  world.failing = false;
  world.bus.length = 0;
  for (let round = 0; round < 6; round++) {
    void world.tracker.pollHeads().catch(() => world.count('failures'));
    do {
      await settle();
      for (const call of world.calls.splice(0)) call();
      await settle();
    } while (world.calls.length > 0);
    world.clock.advance(timings.gap);
  }
}

function checkEnd(world: World): void {
  for (const [key, follower] of world.followers) {
    const name = key.slice(key.indexOf(' ') + 1);
    const entitled = world.truth.scope(world.truth.room(name).scope).allowed.has(follower.userId);
    if (follower.state === 'joining') world.violations.push(`${key}: never answered`);
    if (!entitled && follower.state !== 'out') world.violations.push(`I4 ${key}: still ${follower.state}`);
    if (follower.state === 'live' && follower.position !== world.truth.head(name)) {
      world.violations.push(`I1 ${key}: at ${follower.position} of ${world.truth.head(name)}`);
    }
  }
}

/** Plays a history and returns what it violated. */
export async function play(steps: readonly Action[], counters: Counters): Promise<string[]> {
  const world = new World(counters);
  for (const step of steps) {
    act(world, step);
    await settle();
  }
  await quiesce(world);
  checkEnd(world);
  for (const user of userNames) for (const room of roomNames) world.leave(user, room);
  world.clock.advance(timings.roomLinger + timings.gap);
  await settle();
  if (world.tracker.rooms.size > 0) world.violations.push(`leak: ${world.tracker.rooms.size} rooms`);
  if (world.clock.pending > 0) world.violations.push(`leak: ${world.clock.pending} timers`);
  world.tracker.close();
  return world.violations;
}
