import { encodeCursor } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { stream, type Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let mod: Member;
let category: string;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ coalesce: 50, typing: 900 }) });
  [alice, bob, carol, mod] = await forum.people('alice', 'bob', 'carol', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());

const view = (member: Member, ...rooms: string[]) => viewers.view(forum, member, ...rooms);
const people = (viewer: Viewer) =>
  viewer
    .named('presence:state')
    .at(-1)
    ?.payload.people.map(({ person }: Any) => person.id);
const sees = (viewer: Viewer, members: Member[]) =>
  until(() => JSON.stringify(people(viewer)?.sort()) === JSON.stringify(members.map(({ id }) => id).sort()), {
    what: `${viewer.member.username} to see ${members.length} people, not ${people(viewer)}`,
  });

describe('typing', () => {
  test('is seen by those in the topic, said once while it lasts, and expires by its own time', async () => {
    const room = `topic:${await newTopic(alice, category)}`;
    const [a, b, c] = [await view(alice, room), await view(bob, room), await view(carol)];
    for (let i = 0; i < 5; i++) expect(await b.command('typing:start', { room })).toEqual({ ok: true });
    const [typing] = await a.until('typing:state');
    expect(typing).toMatchObject({ payload: { person: { id: bob.id }, typing: true }, meta: { room } });
    const life = Date.parse(typing?.payload.expiresAt) - Date.parse(typing?.meta.at);
    expect([life > 800, life <= 900]).toEqual([true, true]);
    expect(await b.command('typing:stop', { room })).toEqual({ ok: true });
    await until(() => a.named('typing:state').length === 2);
    expect(a.named('typing:state').map(({ payload }) => payload.typing)).toEqual([true, false]);
    expect(c.named('typing:state')).toEqual([]);
  });

  test('is refused in a room one is not in', async () => {
    const room = `topic:${await newTopic(alice, category)}`;
    const b = await view(bob);
    for (const name of [room, `user:${alice.id}`, `category:${category}`, 'nonsense']) {
      expect((await b.command('typing:start', { room: name })).code).toBe('ROOM_REFUSED');
    }
  });

  test('of people who hide their presence is seen by nobody', async () => {
    const room = `topic:${await newTopic(alice, category)}`;
    const [a, b] = [await view(alice, room), await view(bob, room)];
    await b.command('presence:update', { status: 'hidden' });
    await b.command('typing:start', { room });
    await b.command('presence:update', { status: 'online' });
    await b.command('typing:start', { room });
    await a.until('typing:state');
    expect(a.named('typing:state')).toHaveLength(1);
  });
});

describe('an event stream', () => {
  test('shows typing, presence and bumps like a socket does, and is among those who are here', async () => {
    const topic = await newTopic(alice, category);
    const room = `topic:${topic}`;
    const a = await view(alice, room);
    const { epoch } = (await a.command('heartbeat', { visible: true })) as { epoch: string };
    const entries = [room, `category:${category}`].map((name) => ({ room: name, offset: null }));
    const url = `/api/stream?cursor=${encodeCursor({ epoch, entries })}`;
    const live = await stream(forum.url, url, { authorization: `Bearer ${bob.token}` });
    const heard = (name: string) => live.heard.filter((event) => event.name === name);
    await sees(a, [alice, bob]);
    await until(() => heard('presence:state').at(-1)?.payload.total === 2);
    await a.command('typing:start', { room });
    await until(() => heard('typing:state').at(-1)?.payload.person.id === alice.id);
    await newReply(alice, topic, 'Seen on the stream.');
    await until(() => heard('topic:bumped').at(-1)?.payload.excerpt === 'Seen on the stream.');
    expect(heard('topic:bumped').at(-1)?.meta).toEqual({ room: `category:${category}`, at: expect.any(String) });
    const typed = await bob.post('/api/realtime/typing', { room, typing: true });
    expect(typed.status).toBe(204);
    await until(() => a.named('typing:state').some(({ payload }) => payload.person.id === bob.id));
    live.end();
    await sees(a, [alice]);
  });
});

describe('presence', () => {
  test('sends who has the topic open as they come and go, one entry a person', async () => {
    const room = `topic:${await newTopic(alice, category)}`;
    const a = await view(alice, room);
    await sees(a, [alice]);
    const b = await view(bob, room);
    await sees(a, [alice, bob]);
    await sees(b, [alice, bob]);
    const again = await view(bob, room);
    await sees(again, [alice, bob]);
    b.close();
    await again.command('presence:update', { status: 'away' });
    await until(() => a.named('presence:state').at(-1)?.payload.people[1]?.status === 'away');
    again.close();
    await sees(a, [alice]);
    await a.command('unsubscribe', { rooms: [room] });
  });

  test('never shows people who hide it, and counts them in nothing', async () => {
    const room = `topic:${await newTopic(alice, category)}`;
    await carol.patch('/api/me', { presenceHidden: true });
    const [a, c, b] = [await view(alice, room), await view(carol, room), await view(bob, room)];
    await sees(a, [alice, bob]);
    expect(a.named('presence:state').every(({ payload }) => payload.total === payload.people.length)).toBe(true);
    expect(JSON.stringify([a, b, c].map((viewer) => viewer.named('presence:state')))).not.toContain(carol.id);
    await b.command('presence:update', { status: 'hidden' });
    await sees(a, [alice]);
    expect(a.named('presence:state').at(-1)?.payload.total).toBe(1);
    await carol.patch('/api/me', { presenceHidden: false });
    await sees(a, [alice, carol]);
    await carol.patch('/api/me', { presenceHidden: true });
    await sees(a, [alice]);
  });
});

describe('topic:bumped', () => {
  test('carries the newest numbers and words to the category, at most one a period and topic', async () => {
    const topic = await newTopic(alice, category);
    const a = await view(alice, `category:${category}`);
    const started = performance.now();
    for (let i = 1; i <= 12; i++) await newReply(bob, topic, `Reply ${i}`);
    const periods = (performance.now() - started) / 50;
    await until(() => a.named('topic:bumped').at(-1)?.payload.counts.replyCount === 12);
    const bumps = a.named('topic:bumped');
    expect(bumps.length).toBeLessThanOrEqual(periods + 2);
    const last = bumps.at(-1);
    const { counts, excerpt } = (await alice.get(`/api/topics/${topic}`)).body;
    expect(last?.payload).toEqual({ id: topic, categoryId: category, counts, excerpt });
    expect(Object.keys(last?.meta).sort()).toEqual(['at', 'room']);
    const numbers = bumps.map(({ payload }) => payload.counts.lastNumber);
    expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
  });

  test('follows edits, deletions and hiding, and never shows hidden words', async () => {
    const topic = await newTopic(alice, category);
    const [first, second] = [await newReply(bob, topic, 'first words'), await newReply(bob, topic, 'second words')];
    const a = await view(alice, `category:${category}`);
    const shows = (excerpt: string) =>
      until(() => a.named('topic:bumped').at(-1)?.payload.excerpt === excerpt, { what: `the excerpt “${excerpt}”` });
    await bob.patch(`/api/replies/${second.id}`, { body: 'second thoughts' });
    await shows('second thoughts');
    await bob.delete(`/api/replies/${second.id}`);
    await shows('first words');
    const act = (action: string) =>
      mod.post('/api/moderation/actions', { action, targetType: 'reply', targetId: first.id, reason: 'x' });
    await act('hide');
    await shows('');
    await act('restore');
    await shows('first words');
  });

  test('of a category one was removed from is not seen any more', async () => {
    const group = (await alice.post('/api/groups', { name: 'Bumps', slug: 'bumps' })).body.id;
    const secret = await forum.category({ groupId: group });
    await bob.post(`/api/groups/${group}/join`);
    const topic = await newTopic(alice, secret);
    const room = `category:${secret}`;
    const [a, b] = [await view(alice, room), await view(bob, room)];
    await newReply(alice, topic, 'for both');
    await b.until('topic:bumped');
    await alice.delete(`/api/groups/${group}/members/${bob.username}`);
    await newReply(alice, topic, 'for one');
    await until(() => a.named('topic:bumped').at(-1)?.payload.excerpt === 'for one');
    await until(() => b.controls.some(({ name, payload }) => name === 'sync:reset' && payload.room === room));
    expect(JSON.stringify(b.received)).not.toContain('for one');
  });
});
