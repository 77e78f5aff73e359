import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../support/acting.ts';
import {
  type Forum,
  type Member,
  newReply,
  newTopic,
  nobody,
  startForum,
  storedIn,
  storedOf,
} from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod] = await forum.people('alice', 'bob', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());

const report = (who: Member, targetType: string, targetId: string, note?: string) =>
  who.post('/api/reports', { targetType, targetId, reason: 'abuse', ...(note ? { note } : {}) });
const queue = async () => (await mod.get('/api/moderation/reports?limit=100')).body.items;

describe('reports', () => {
  test('of one thing by several people are one open report that grows, live for moderators', async () => {
    const topic = await newTopic(alice, category, 'Reported topic');
    const first = await report(bob, 'topic', topic, 'Look at this.');
    const carol = await forum.join('carol');
    const second = await report(carol, 'topic', topic);
    const again = await report(bob, 'topic', topic);
    expect([first.status, second.body.id, again.body.id]).toEqual([201, first.body.id, first.body.id]);
    expect(Object.keys(first.body).sort()).toEqual(['createdAt', 'id', 'state']);
    const mine = (await queue()).find(({ targetId }: { targetId: string }) => targetId === topic);
    expect(mine).toMatchObject({ version: 2, subject: { title: 'Reported topic', author: { id: alice.id } } });
    expect(mine?.reporters.map(({ person }) => person.id)).toEqual([bob.id, carol.id]);
    const events = (await storedIn(forum.db, 'admin:notifications')).slice(-2);
    expect(events.map(({ name }) => name)).toEqual(['report:created', 'report:updated']);
    expect(events[1].payload).toEqual(mine);
  });

  test('at once by many people still make one', async () => {
    const topic = await newTopic(alice, category);
    const crowd = [];
    for (let i = 0; i < 6; i++) crowd.push(await forum.join('many'));
    const answers = await Promise.all(crowd.map((member) => report(member, 'topic', topic)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const mine = (await queue()).find(({ targetId }: { targetId: string }) => targetId === topic);
    expect([mine?.version, mine?.reporters.length]).toEqual([6, 6]);
  });

  test('are the moderators’ alone to read, and nobody reports themselves', async () => {
    expect((await bob.get('/api/moderation/reports')).status).toBe(403);
    expect((await bob.get('/api/moderation/actions')).status).toBe(403);
    expect((await report(bob, 'user', bob.id)).status).toBe(403);
    expect((await report(bob, 'user', nobody)).status).toBe(404);
    expect((await bob.post('/api/reports', { targetType: 'user', targetId: alice.id, reason: 'x' })).status).toBe(400);
  });

  test('dismissed ones leave the queue, and the member is not notice', async () => {
    const topic = await newTopic(alice, category);
    await report(bob, 'topic', topic);
    const before = (await storedOf(forum.db, alice.id)).length;
    expect((await act(mod, 'dismiss', 'topic', topic)).status).toBe(201);
    expect(await storedOf(forum.db, alice.id)).toHaveLength(before);
    expect((await queue()).some(({ targetId }: { targetId: string }) => targetId === topic)).toBe(false);
    const closed = (await mod.get('/api/moderation/reports?state=dismissed')).body.items[0];
    expect(closed).toMatchObject({ targetId: topic, state: 'dismissed', closedBy: { id: mod.id } });
    expect((await act(mod, 'dismiss', 'topic', topic)).status).toBe(409);
    await report(bob, 'topic', topic);
    expect((await queue()).filter(({ targetId }: { targetId: string }) => targetId === topic)).toHaveLength(1);
  });
});

describe('hiding and restoring', () => {
  test('a hidden reply loses its text everywhere: answers, events, replay, history', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(bob, topic, 'secret words');
    await bob.patch(`/api/replies/${reply.id}`, { body: 'other secret words' });
    await report(alice, 'reply', reply.id);
    const done = await act(mod, 'hide', 'reply', reply.id);
    expect(done.body).toMatchObject({ action: 'hide', moderator: { id: mod.id }, member: { id: bob.id } });
    expect(done.body.subject?.excerpt).toBe('other secret words');
    for (const who of [alice, bob, forum.visitor]) {
      const list = await who.get(`/api/topics/${topic}/replies`);
      expect(list.body.items[0]).toMatchObject({ id: reply.id, status: 'hidden', body: null });
      expect((await who.get(`/api/replies/${reply.id}/revisions`)).status).toBe(404);
      expect(JSON.stringify((await who.get(`/api/topics?categoryId=${category}`)).body)).not.toContain('secret');
    }
    expect((await mod.get(`/api/replies/${reply.id}/revisions`)).body.items).toHaveLength(1);
    const events = await storedIn(forum.db, `topic:${topic}`);
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(events.at(-1)).toMatchObject({
      name: 'reply:updated',
      payload: { status: 'hidden', body: null, version: 3 },
    });
    expect((await queue()).some(({ targetId }: { targetId: string }) => targetId === reply.id)).toBe(false);
    expect((await bob.patch(`/api/replies/${reply.id}`, { body: 'x' })).status).toBe(403);

    expect((await act(mod, 'hide', 'reply', reply.id)).status).toBe(409);
    expect((await act(mod, 'restore', 'reply', reply.id)).status).toBe(201);
    const back = (await alice.get(`/api/topics/${topic}/replies`)).body.items[0];
    expect([back?.status, back?.body, back?.version]).toEqual(['visible', 'other secret words', 4]);
  });

  test('a hidden topic loses its text and keeps its replies; a deleted one comes back whole', async () => {
    const topic = await newTopic(alice, category);
    await newReply(bob, topic);
    await act(mod, 'hide', 'topic', topic);
    expect((await bob.get(`/api/topics/${topic}`)).body).toMatchObject({ status: 'hidden', body: null, excerpt: '' });
    await act(mod, 'restore', 'topic', topic);
    await act(mod, 'delete', 'topic', topic);
    expect((await bob.get(`/api/topics/${topic}`)).status).toBe(404);
    await act(mod, 'restore', 'topic', topic);
    const back = (await bob.get(`/api/topics/${topic}`)).body;
    expect(back).toMatchObject({ status: 'visible', counts: { replyCount: 1 } });
    const { rows } = await forum.db.pool.query('SELECT scope FROM stream WHERE room = $1', [`topic:${topic}`]);
    expect(rows[0].scope).toBe(`category:${category}`);
    const arrived = (await storedIn(forum.db, `category:${category}`)).at(-1);
    expect(arrived).toMatchObject({ name: 'topic:created', payload: { id: topic, version: back.version } });
  });

  test('a deleted reply comes back in its old place with the counts', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(bob, topic);
    await newReply(alice, topic);
    await act(mod, 'delete', 'reply', reply.id);
    await act(mod, 'restore', 'reply', reply.id);
    const { items } = (await alice.get(`/api/topics/${topic}/replies`)).body;
    expect(items.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect((await storedIn(forum.db, `topic:${topic}`)).at(-1)).toMatchObject({
      name: 'reply:created',
      payload: { id: reply.id, number: 1, version: 3, likeCount: 0, counts: { replyCount: 2 } },
    });
  });
});
