import { until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../support/acting.ts';
import { type Forum, type Member, newGroup, newReply, newTopic } from '../support/forum.ts';
import { giveRole } from '../support/give-role.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';

let both: TwoForums;
let here: Forum;
let there: Forum;
let alice: Member;
let mod: Member;
let admin: Member;
beforeAll(async () => {
  both = await startTwoForums({});
  ({ here, there } = both);
  [alice, mod, admin] = await here.people('alice', 'mod', 'admin');
}, 120_000);
afterAll(() => both.close());

/** What somebody follows a topic with: what they heard, and whether they are out. */
type Ear = { name: string; heard: () => string; isOut: () => boolean | Promise<boolean>; end: () => void };

async function socketEar(forum: Forum, bob: Member, room: string, transport: 'websocket' | 'polling'): Promise<Ear> {
  const live = connect(forum.url, bob, { transports: [transport], upgrade: false });
  await live.ready;
  expect((await live.ask('subscribe', { rooms: [{ room }] })).rooms[0].ok).toBe(true);
  const reset = () => live.heard.some(({ name, payload }) => name === 'sync:reset' && payload.room === room);
  return {
    name: transport,
    heard: () => JSON.stringify(live.heard),
    isOut: () => live.socket.disconnected || reset(),
    end: live.end,
  };
}

async function streamEar(forum: Forum, bob: Member, room: string): Promise<Ear> {
  const start = await fetch(`${forum.url}/api/sync`, {
    method: 'POST',
    headers: { ...bearer(bob), 'content-type': 'application/json' },
    body: JSON.stringify({ rooms: [room] }),
  });
  const { cursor } = (await start.json()) as { cursor: string };
  const live = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  await heardOf(live, 'session:ready');
  const reset = () => live.heard.some(({ name, payload }) => name === 'sync:reset' && payload.room === room);
  return {
    name: 'event stream',
    heard: () => JSON.stringify(live.heard),
    isOut: () => live.ended || reset(),
    end: live.end,
  };
}

async function timedEar(forum: Forum, bob: Member, room: string): Promise<Ear> {
  const heard: unknown[] = [];
  let cursor: string | undefined;
  const ask = async (rooms?: string[]) => {
    const answer = await fetch(`${forum.url}/api/sync`, {
      method: 'POST',
      headers: { ...bearer(bob), 'content-type': 'application/json' },
      body: JSON.stringify({ ...(cursor && { cursor }), ...(rooms && { rooms }) }),
    });
    if (!answer.ok) return true;
    const body = (await answer.json()) as { cursor: string; events: unknown[]; resets: { room: string }[] };
    cursor = body.cursor;
    heard.push(...body.events);
    return body.resets.some((reset) => reset.room === room);
  };
  await ask([room]);
  let out = false;
  return {
    name: 'timed sync',
    heard: () => JSON.stringify(heard),
    async isOut() {
      out = (await ask()) || out;
      return out;
    },
    end: () => undefined,
  };
}

const follow = (bob: Member, room: string): Promise<Ear[]> =>
  Promise.all(
    [here, there].flatMap((forum) => [
      socketEar(forum, bob, room, 'websocket'),
      socketEar(forum, bob, room, 'polling'),
      streamEar(forum, bob, room),
      timedEar(forum, bob, room),
    ]),
  );

type Place = { bob: Member; group: string; category: string; topic: string };
const soon = () => new Date(Date.now() + 3_600_000).toISOString();

const causes: [string, (place: Place) => Promise<{ status: number }>][] = [
  ['put out of the group', ({ bob, group }) => alice.delete(`/api/groups/${group}/members/${bob.username}`)],
  ['leaving the group', ({ bob, group }) => bob.post(`/api/groups/${group}/leave`)],
  ['a suspension', ({ bob }) => act(mod, 'suspend', 'user', bob.id, { until: soon() })],
  [
    'the category given to another group',
    async ({ category }) => admin.patch(`/api/categories/${category}`, { groupId: await newGroup(alice) }),
  ],
  [
    'the topic moved where they may not read',
    async ({ topic }) =>
      mod.put(`/api/topics/${topic}/category`, {
        categoryId: await here.category({ groupId: await newGroup(alice) }),
      }),
  ],
  ['the topic deleted', ({ topic }) => mod.delete(`/api/topics/${topic}`)],
  ['the role taken away', ({ bob }) => giveRole(here, bob, 'member')],
];

async function losing(cause: string, lose: (place: Place) => Promise<{ status: number }>): Promise<void> {
  const byRole = cause === 'the role taken away';
  const bob = await here.join('bob', byRole ? 'moderator' : 'member');
  const group = await newGroup(alice);
  if (!byRole) await bob.post(`/api/groups/${group}/join`);
  const category = await here.category({ groupId: group });
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  const ears = await follow(bob, room);
  expect((await lose({ bob, group, category, topic })).status).toBeLessThan(300);
  const since = performance.now();
  const isGone = cause === 'the topic deleted';
  // A suspension takes no place away but the session, which ends within 2 s: until then the member may still hear.
  const words = cause === 'a suspension' ? 'Perhaps' : 'Not';
  if (isGone) expect((await alice.post(`/api/topics/${topic}/replies`, { body: 'Nowhere.' })).status).toBe(404);
  else for (let n = 0; performance.now() - since < 300; n++) await newReply(alice, topic, `${words} for bob ${n}.`);
  for (const ear of ears) {
    await until(() => ear.isOut(), {
      timeoutMs: Math.max(1, 2000 - (performance.now() - since)),
      what: `${ear.name} to end`,
    });
  }
  // Nothing is written in a topic that is gone. Back again it has no followers but those who ask anew.
  if (isGone) expect((await act(mod, 'restore', 'topic', topic)).status).toBe(201);
  const entitled = await Promise.all([here, there].map((forum) => streamEar(forum, alice, room)));
  await newReply(alice, topic, 'Not for bob, last.');
  for (const ear of entitled)
    await until(() => ear.heard().includes('Not for bob, last.'), { what: 'the last to be heard' });
  for (const ear of ears) await ear.isOut();
  for (const ear of ears) expect([ear.name, ear.heard().includes('Not for bob')]).toEqual([ear.name, false]);
  for (const ear of [...ears, ...entitled]) ear.end();
}

describe('attack 58: who loses a place hears nothing of it that is written afterwards, on all transports of two servers', () => {
  test.each(causes)('by %s', { timeout: 60_000 }, losing);
  describe('without Redis', () => {
    beforeAll(() => both.redis.kill());
    test.each(causes)('by %s', { timeout: 60_000 }, losing);
  });
});
