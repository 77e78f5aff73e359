import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../support/acting.ts';
import { type Forum, type Member, newReply, newTopic, nobody, startForum, storedIn } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let admin: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod, admin] = await forum.people('alice', 'bob', 'mod', 'admin');
  category = await forum.category();
});
afterAll(() => forum.close());

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
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
    const before = (await storedIn(forum.db, `user:${alice.id}`)).length;
    expect((await act(mod, 'dismiss', 'topic', topic)).status).toBe(201);
    expect(await storedIn(forum.db, `user:${alice.id}`)).toHaveLength(before);
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

describe('members', () => {
  test('a silenced member reads and reports but does nothing that others see, until it is lifted', async () => {
    const dave = await forum.join('dave');
    const topic = await newTopic(dave, category);
    expect((await act(mod, 'silence', 'user', dave.id, { until: tomorrow() })).status).toBe(201);
    for (const answer of [
      await dave.post('/api/topics', { categoryId: category, title: 'Not now', body: 'x' }),
      await dave.post(`/api/topics/${topic}/replies`, { body: 'x' }),
      await dave.patch(`/api/topics/${topic}`, { body: 'x' }),
      await dave.put(`/api/topics/${topic}/like`),
    ]) {
      expect([answer.status, answer.body.error?.code]).toEqual([403, 'SILENCED']);
    }
    expect((await dave.get(`/api/topics/${topic}`)).status).toBe(200);
    expect((await dave.get('/api/me')).body.silencedUntil).not.toBeNull();
    const notice = (await storedIn(forum.db, `user:${dave.id}`)).at(-1);
    expect(notice).toMatchObject({ name: 'moderation:action', payload: { action: 'silence', moderator: null } });
    expect((await act(mod, 'lift', 'user', dave.id)).status).toBe(201);
    expect((await dave.post(`/api/topics/${topic}/replies`, { body: 'Back.' })).status).toBe(201);
  });

  test('a suspended member’s sessions end everywhere and signing in is refused', async () => {
    const eve = await forum.join('eve');
    const reply = await newReply(eve, await newTopic(alice, category));
    const done = await act(mod, 'suspend', 'reply', reply.id, { until: tomorrow() });
    expect(done.body).toMatchObject({ action: 'suspend', targetType: 'reply', member: { id: eve.id } });
    expect((await eve.get('/api/me')).status).toBe(401);
    const login = await forum.visitor.post('/api/auth/login', {
      login: eve.username,
      password: 'a long enough password',
    });
    expect([login.status, login.body.error?.code]).toEqual([403, 'SUSPENDED']);
    const internal = (await storedIn(forum.db, 'internal:sessions')).slice(-2).map(({ name }) => name);
    expect(internal.sort()).toEqual(['member:changed', 'session:revoked']);
  });

  test('a warning changes nothing but is notice and kept', async () => {
    await act(mod, 'warn', 'user', alice.id);
    expect((await storedIn(forum.db, `user:${alice.id}`)).at(-1).payload).toMatchObject({
      action: 'warn',
      moderator: null,
    });
    expect((await mod.get('/api/moderation/actions?limit=1')).body.items[0]).toMatchObject({ action: 'warn' });
  });
});

describe('who may act on whom', () => {
  test('a moderator acts on members, not on moderators or admins, and nobody on themselves', async () => {
    const other = await forum.join('other', 'moderator');
    const byAdmin = await newTopic(admin, category);
    for (const [who, action, type, id] of [
      [mod, 'suspend', 'user', admin.id],
      [mod, 'silence', 'user', other.id],
      [mod, 'warn', 'user', mod.id],
      [mod, 'hide', 'topic', byAdmin],
      [mod, 'delete', 'topic', byAdmin],
      [mod, 'silence', 'topic', byAdmin],
      [admin, 'suspend', 'user', admin.id],
    ] as const) {
      const answer = await act(who, action, type, id, { until: tomorrow() });
      expect([action, answer.status, answer.body.error?.code]).toEqual([action, 403, 'FORBIDDEN']);
    }
    expect((await act(bob, 'hide', 'topic', byAdmin)).status).toBe(403);
    expect((await act(admin, 'silence', 'user', other.id, { until: tomorrow() })).status).toBe(201);
  });

  test('actions that do not fit their target, or lack what they need, are refused', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(alice, topic);
    for (const [action, type, id, more] of [
      ['lock', 'reply', reply.id, {}],
      ['hide', 'user', alice.id, {}],
      ['move', 'topic', topic, {}],
      ['silence', 'user', alice.id, {}],
      ['suspend', 'user', alice.id, { until: '2020-01-01T00:00:00.000Z' }],
    ] as const) {
      const answer = await act(mod, action, type, id, more);
      expect([action, answer.status, answer.body.error?.code]).toEqual([action, 400, 'VALIDATION_FAILED']);
    }
    expect((await act(mod, 'hide', 'topic', nobody)).status).toBe(404);
    expect((await act(mod, 'move', 'topic', topic, { categoryId: nobody })).status).toBe(404);
  });

  test('lock, unlock and move are audited and notice to the author', async () => {
    const topic = await newTopic(alice, category);
    const target = await forum.category();
    for (const [action, more] of [
      ['lock', {}],
      ['unlock', {}],
      ['move', { categoryId: target }],
    ] as const) {
      expect((await act(mod, action, 'topic', topic, more)).status).toBe(201);
    }
    const notice = (await storedIn(forum.db, `user:${alice.id}`)).slice(-3).map(({ payload }) => payload.action);
    expect(notice).toEqual(['lock', 'unlock', 'move']);
    expect((await alice.get(`/api/topics/${topic}`)).body.categoryId).toBe(target);
  });
});
