import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, newGroup, newTopic, nobody, startForum, versionOf } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let admin: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod, admin] = await forum.people('alice', 'bob', 'mod', 'admin');
});
afterAll(() => forum.close());

const ids = (items: { id: string }[]) => items.map(({ id }) => id);

describe('private categories', () => {
  test('and all in them are there for the group and staff alone', async () => {
    const group = await newGroup(alice);
    const category = await forum.category({ groupId: group });
    const topic = await newTopic(alice, category);
    for (const who of [bob, forum.visitor]) {
      expect(ids((await who.get('/api/categories')).body.items)).not.toContain(category);
      expect((await who.get(`/api/topics?categoryId=${category}`)).status).toBe(404);
      expect(ids((await who.get('/api/topics')).body.items)).not.toContain(topic);
      expect((await who.get(`/api/topics/${topic}`)).status).toBe(404);
    }
    expect((await bob.post('/api/topics', { categoryId: category, title: 'Let me in', body: 'x' })).status).toBe(404);
    expect((await mod.get(`/api/topics/${topic}`)).status).toBe(200);
    await bob.post(`/api/groups/${group}/join`);
    expect((await bob.get(`/api/topics/${topic}`)).status).toBe(200);
  });

  test('made private, a category is closed to others in the same transaction; made public, open again', async () => {
    const group = await newGroup(alice);
    const category = await forum.category();
    const topic = await newTopic(bob, category);
    const before = await versionOf(forum.db, `category:${category}`);
    const patched = await admin.patch(`/api/categories/${category}`, { groupId: group });
    expect(patched.body).toMatchObject({ groupId: group, version: 2, topicCount: 1 });
    expect(await versionOf(forum.db, `category:${category}`)).toBe(before + 1);
    expect((await bob.get(`/api/topics/${topic}`)).status).toBe(404);
    expect((await alice.get(`/api/topics/${topic}`)).status).toBe(200);
    await admin.patch(`/api/categories/${category}`, { groupId: null });
    expect((await forum.visitor.get(`/api/topics/${topic}`)).status).toBe(200);
  });
});

describe('categories', () => {
  test('are the admins’ to write, strictly', async () => {
    const input = { name: 'New', slug: 'brand-new', colour: 'help' };
    expect((await mod.post('/api/categories', input)).status).toBe(403);
    expect((await admin.post('/api/categories', { ...input, version: 9 })).status).toBe(400);
    const made = await admin.post('/api/categories', input);
    expect(made.body).toMatchObject({ ...input, topicCount: 0, version: 1, groupId: null });
    expect((await admin.post('/api/categories', input)).body.error?.code).toBe('CONFLICT');
    expect((await admin.post('/api/categories', { ...input, slug: 'a-b', groupId: nobody })).status).toBe(404);
    expect((await admin.patch(`/api/categories/${nobody}`, { name: 'x' })).status).toBe(404);
  });

  test('are deleted only when empty; then their address is free and their room closed', async () => {
    const category = await forum.category();
    const slug = (await bob.get('/api/categories')).body.items.find(({ id }) => id === category)?.slug;
    const topic = await newTopic(alice, category);
    expect((await admin.delete(`/api/categories/${category}`)).body.error?.code).toBe('CONFLICT');
    await alice.delete(`/api/topics/${topic}`);
    expect((await admin.delete(`/api/categories/${category}`)).status).toBe(204);
    expect((await admin.delete(`/api/categories/${category}`)).status).toBe(404);
    const restore = { action: 'restore', targetType: 'topic', targetId: topic, reason: 'x' };
    expect((await mod.post('/api/moderation/actions', restore)).status).toBe(404);
    expect((await alice.post('/api/topics', { categoryId: category, title: 'Too late', body: 'x' })).status).toBe(404);
    expect((await admin.post('/api/categories', { name: 'Again', slug, colour: 'off' })).status).toBe(201);
    const { rows } = await forum.db.pool.query('SELECT * FROM room_access($1, $2)', [
      [alice.id],
      [`category:${category}`],
    ]);
    expect(rows).toEqual([]);
  });
});
