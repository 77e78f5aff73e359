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
let admin: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod, admin] = await forum.people('alice', 'bob', 'mod', 'admin');
  category = await forum.category();
});
afterAll(() => forum.close());

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

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
    const notice = (await storedOf(forum.db, dave.id)).at(-1);
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
    expect((await storedOf(forum.db, alice.id)).at(-1).payload).toMatchObject({
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
    const notice = (await storedOf(forum.db, alice.id)).slice(-3).map(({ payload }) => payload.action);
    expect(notice).toEqual(['lock', 'unlock', 'move']);
    expect((await alice.get(`/api/topics/${topic}`)).body.categoryId).toBe(target);
  });
});
