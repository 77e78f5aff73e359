import { type DurableName, events, type Positions, rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, startForum } from '../support/forum.ts';
import { settled } from '../support/inbox.ts';
import type { Case } from './cases/case.ts';
import { peopleCases } from './cases/people-cases.ts';
import { replyCases } from './cases/reply-cases.ts';
import { shownByFeatures } from './cases/shown-by-features.ts';
import { topicCases } from './cases/topic-cases.ts';
import { askedAnew, leave, reduce, type State } from './model.ts';
import { type Looking, render } from './render.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { makeWorld, type People, type Role, roles, roomsOf, type World } from './world.ts';

const cases = [...topicCases, ...replyCases, ...peopleCases];
let forum: Forum;
let people: People;
const viewers = viewersOfEachTest<Member>();
beforeAll(async () => {
  forum = await startForum({
    TIMINGS: JSON.stringify({ coalesce: 20, headsPoll: 100, gap: 20 }),
    CONNECTIONS_PER_MEMBER: '50',
  });
  const [author, reader, outsider, removed] = [
    await forum.join('author'),
    await forum.join('reader'),
    await forum.join('outsider'),
    await forum.join('removed'),
  ];
  const [moderator, admin] = [await forum.join('moderator', 'moderator'), await forum.join('admin', 'admin')];
  people = { author, reader, outsider, removed, moderator, admin };
});
afterAll(() => forum.close());

/** Somebody who looks at a world: a snapshot, and the events that carry it on. */
type Watch = { viewer: Viewer<Member>; state: State; positions: Positions; refused: Set<string>; looking: Looking };

async function connect(member: Member): Promise<{ viewer: Viewer<Member>; userHead: Positions }> {
  const viewer = viewers.add(new Viewer(forum, member));
  const ready = await viewer.connect();
  if (member.role !== 'member') await viewer.connect('/admin');
  const { room, epoch, head } = ready.rooms.find((r: { room: string }) => r.room === `user:${member.id}`);
  return { viewer, userHead: { [room]: { epoch, offset: head } } };
}

const staffRooms = [rooms.moderators, rooms.admins];

async function subscribe(viewer: Viewer<Member>, world: World, positions: Positions): Promise<Set<string>> {
  const results = [...(await viewer.subscribe(roomsOf(world), positions)).values()];
  if (viewer.member.role !== 'member') {
    results.push(...(await viewer.subscribe(staffRooms, positions, '/admin')).values());
  }
  return new Set(results.filter(({ ok }) => !ok).map(({ room }) => room));
}

/** Subscribe → fetch → the snapshot's position (PROTOCOL §6). */
async function watchLive(world: World, member: Member): Promise<Watch> {
  const { viewer, userHead } = await connect(member);
  await subscribe(viewer, world, {});
  const { state, positions } = await takeSnapshot(world, member);
  return { viewer, state, positions: { ...userHead, ...positions }, refused: new Set(), looking: 'live' };
}

/** A snapshot now, the events later. */
async function sleep(world: World, member: Member): Promise<Watch> {
  const { userHead, viewer: awake } = await connect(member);
  awake.close();
  const { state, positions } = await takeSnapshot(world, member);
  const viewer = new Viewer(forum, member);
  return { viewer, state, positions: { ...userHead, ...positions }, refused: new Set(), looking: 'durable' };
}

async function wake(watch: Watch, world: World): Promise<void> {
  viewers.add(watch.viewer);
  await watch.viewer.connect();
  if (watch.viewer.member.role !== 'member') await watch.viewer.connect('/admin');
  const own = `user:${watch.viewer.member.id}`;
  await watch.viewer.command('sync', { rooms: [{ room: own, since: watch.positions[own] }] }).then((answer) => {
    for (const [name, payload, meta] of answer.rooms[0].events) watch.viewer.received.push({ name, payload, meta });
  });
  watch.refused = await subscribe(watch.viewer, world, watch.positions);
}

/** The state after everything that came: each room in order from the snapshot's position, what was lost closed. */
function carried(watch: Watch): { state: State; offsets: Record<string, number> } {
  let { state } = watch;
  const offsets: Record<string, number> = {};
  const at = (room: string) => offsets[room] ?? watch.positions[room]?.offset ?? 0;
  for (const event of watch.viewer.received) {
    const { room, offset } = event.meta;
    if (offset === undefined) {
      state = reduce(state, event);
      continue;
    }
    if (offset <= at(room)) continue;
    if (offset !== at(room) + 1) throw new Error(`${room} jumps from ${at(room)} to ${offset}`);
    offsets[room] = offset;
    state = reduce(state, event);
  }
  const lost = watch.viewer.controls.filter(({ name }) => name === 'sync:reset').map(({ payload }) => payload.room);
  for (const room of [...lost, ...watch.refused]) state = leave(state, room);
  return { state: askedAnew(state), offsets };
}

async function expectSame(watch: Watch, fresh: Snapshot | undefined, who: string): Promise<void> {
  if (!fresh) throw new Error(`There is no snapshot for ${who}`);
  const wanted = render(fresh.state, watch.looking);
  const shown = () => render(carried(watch).state, watch.looking);
  const complete = () => {
    const { offsets } = carried(watch);
    return Object.entries(fresh.positions).every(
      ([room, { offset }]) => (offsets[room] ?? watch.positions[room]?.offset ?? offset) === offset,
    );
  };
  const same = () => complete() && JSON.stringify(sorted(shown())) === JSON.stringify(sorted(wanted));
  await until(same, { timeoutMs: 3000, what: who }).catch(() => undefined);
  expect(shown(), who).toEqual(wanted);
  expect(complete(), `${who} is at the head of every room`).toBe(true);
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, inner]) => [key, sorted(inner)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;

async function storedNames(since: string): Promise<Set<string>> {
  const { rows } = await forum.db.pool.query('SELECT DISTINCT name FROM event WHERE id > $1::uuid', [since]);
  return new Set(rows.map(({ name }) => name));
}

async function verify({ before, act, after, causes }: Case): Promise<void> {
  const world = await makeWorld(forum, people);
  await people.author.delete(`/api/groups/${world.group}/members/${people.removed.username}`);
  const watches: { who: string; role: Role; watch: Watch }[] = [];
  const note = (who: string, role: Role, watch: Watch) => watches.push({ who: `${role}, ${who}`, role, watch });
  await Promise.all(roles.map(async (role) => note('asleep since before', role, await sleep(world, people[role]))));
  const made = await before?.(world);
  await Promise.all(
    roles.map(async (role) => {
      const watch = await watchLive(world, people[role]);
      note('awake', role, watch);
      note('asleep', role, { ...watch, viewer: new Viewer(forum, people[role]), looking: 'durable' });
    }),
  );
  const { rows } = await forum.db.pool.query('SELECT max(id::text) AS last FROM event');
  try {
    await act(world, made);
    const caused = await storedNames(rows[0].last);
    expect([...causes].filter((name) => !caused.has(name))).toEqual([]);
    // What it notifies of comes a moment later: then nothing comes after the snapshots.
    await settled(forum);
    const fresh = new Map(
      await Promise.all(roles.map(async (role) => [role, await takeSnapshot(world, people[role])] as const)),
    );
    for (const { who, role, watch } of watches) {
      if (watch.looking === 'durable') await wake(watch, world);
      await expectSame(watch, fresh.get(role), who);
    }
  } finally {
    await after?.(world);
  }
}

describe('snapshot and events equal a fresh snapshot, for author, reader, moderator, admin, outsider and removed member, when', () => {
  for (const one of cases) test(one.name, () => verify(one));
});

test('every durable event of the contracts has a case here', () => {
  const durable = Object.entries(events).flatMap(([name, event]) => (event.class === 'durable' ? [name] : []));
  const covered = new Set<DurableName>([...cases.flatMap(({ causes }) => causes), ...shownByFeatures]);
  expect(durable.filter((name) => !covered.has(name as DurableName))).toEqual([]);
});
