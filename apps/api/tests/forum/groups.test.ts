import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, nobody, startForum, storedIn } from '../support/forum.ts';
import { Viewer } from '../support/viewer.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let mod: Member;
let admin: Member;
let groups = 0;
beforeAll(async () => {
  forum = await startForum();
  alice = await forum.join('alice');
  bob = await forum.join('bob');
  carol = await forum.join('carol');
  mod = await forum.join('mod', 'moderator');
  admin = await forum.join('admin', 'admin');
});
afterAll(() => forum.close());

const newGroup = async (open = true): Promise<string> => {
  groups += 1;
  return (await alice.post('/api/groups', { name: `Group ${groups}`, slug: `group-${groups}`, open })).body.id;
};
const ids = (items: { id: string }[]) => items.map(({ id }) => id);
const version = async (key: string) =>
  (await forum.db.pool.query('SELECT version::int AS v FROM scope WHERE key = $1', [key])).rows[0].v;

describe('groups', () => {
  test('are made with their owner, and each address once', async () => {
    const answer = await alice.post('/api/groups', { name: 'Makers', slug: 'makers' });
    expect(answer.body).toMatchObject({ memberCount: 1, open: true, viewer: { role: 'owner' } });
    expect((await bob.post('/api/groups', { name: 'Others', slug: 'makers' })).body.error.code).toBe('CONFLICT');
    expect((await bob.post('/api/groups', { name: 'Mine', slug: 'mine', ownerId: bob.id })).status).toBe(400);
    expect((await storedIn(forum.db, `group:${answer.body.id}`))[0].payload).toMatchObject({ kind: 'created' });
  });

  test('are joined and left with the count after it; doing it twice is no error and no news', async () => {
    const group = await newGroup();
    for (let i = 0; i < 2; i++) {
      expect((await bob.post(`/api/groups/${group}/join`)).body).toMatchObject({
        memberCount: 2,
        viewer: { role: 'member' },
      });
    }
    const { items } = (await carol.get(`/api/groups/${group}/members`)).body;
    expect(items.map(({ person, role }: { person: { id: string }; role: string }) => [person.id, role])).toEqual([
      [alice.id, 'owner'],
      [bob.id, 'member'],
    ]);
    for (let i = 0; i < 2; i++) expect((await bob.post(`/api/groups/${group}/leave`)).status).toBe(204);
    const news = (await storedIn(forum.db, `group:${group}`)).map(({ payload }) => [payload.kind, payload.memberCount]);
    expect(news).toEqual([
      ['created', 1],
      ['joined', 2],
      ['left', 1],
    ]);
  });

  test('that are closed are seen by members and staff, and entered by an owner’s or admin’s hand', async () => {
    const group = await newGroup(false);
    expect(ids((await bob.get('/api/groups')).body.items)).not.toContain(group);
    expect(ids((await mod.get('/api/groups')).body.items)).toContain(group);
    for (const answer of [
      await bob.get(`/api/groups/${group}`),
      await bob.get(`/api/groups/${group}/members`),
      await bob.post(`/api/groups/${group}/join`),
      await bob.put(`/api/groups/${group}/members/${bob.username}`),
      await bob.get(`/api/groups/${nobody}`),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await mod.put(`/api/groups/${group}/members/${bob.username}`)).status).toBe(403);
    const added = await alice.put(`/api/groups/${group}/members/${bob.username}`);
    expect(added.body).toMatchObject({ person: { id: bob.id }, role: 'member' });
    expect((await bob.put(`/api/groups/${group}/members/${carol.username}`)).status).toBe(403);
    expect((await admin.put(`/api/groups/${group}/members/${carol.username}`)).status).toBe(200);
    expect((await alice.put(`/api/groups/${group}/members/nobody-here`)).status).toBe(404);
    expect((await bob.get(`/api/groups/${group}`)).body.viewer.role).toBe('member');
  });

  test('keep an owner while they have members', async () => {
    const group = await newGroup();
    await bob.post(`/api/groups/${group}/join`);
    expect((await alice.post(`/api/groups/${group}/leave`)).body.error.code).toBe('CONFLICT');
    await bob.post(`/api/groups/${group}/leave`);
    expect((await alice.post(`/api/groups/${group}/leave`)).status).toBe(204);
  });

  test('a removal raises the right of the group and of each category that is the group’s', async () => {
    const group = await newGroup();
    const [own, other] = [await forum.category({ groupId: group }), await forum.category()];
    await bob.post(`/api/groups/${group}/join`);
    const before = [
      await version(`group:${group}`),
      await version(`category:${own}`),
      await version(`category:${other}`),
    ];
    expect((await alice.delete(`/api/groups/${group}/members/${bob.username}`)).status).toBe(204);
    const after = [
      await version(`group:${group}`),
      await version(`category:${own}`),
      await version(`category:${other}`),
    ];
    expect(after.map((v, i) => v - (before[i] ?? 0))).toEqual([1, 1, 0]);
    expect((await storedIn(forum.db, `group:${group}`)).at(-1)).toMatchObject({
      version: after[0],
      payload: { kind: 'removed', actor: { id: alice.id }, member: { id: bob.id }, memberCount: 1 },
    });
  });
});

describe('a live viewer', () => {
  test('who is removed is sent out of the group, its categories and their topics within a second, and not let in again', async () => {
    const group = await newGroup();
    const category = await forum.category({ groupId: group });
    await bob.post(`/api/groups/${group}/join`);
    const topic = await newTopic(alice, category);
    const parent = await newReply(alice, topic);
    await newReply(alice, topic, 'In the thread.', parent.id);
    const rooms = [`group:${group}`, `category:${category}`, `topic:${topic}`, `thread:${parent.id}`];
    const viewer = new Viewer(forum, bob);
    try {
      await viewer.connect();
      const before = await viewer.subscribe(rooms);
      expect([...before.values()].map(({ ok }) => ok)).toEqual([true, true, true, true]);
      await alice.delete(`/api/groups/${group}/members/${bob.username}`);
      const left = () =>
        viewer.controls.filter(({ name, payload }) => name === 'sync:reset' && payload.reason === 'left');
      await until(() => left().length === rooms.length, { timeoutMs: 1000, what: 'to be sent out of four rooms' });
      expect(
        left()
          .map(({ payload }) => payload.room)
          .sort(),
      ).toEqual([...rooms].sort());
      await newReply(alice, topic, 'Not for bob.', parent.id);
      const again = await viewer.subscribe(rooms);
      expect([...again.values()].every(({ ok }) => !ok)).toBe(true);
      expect(JSON.stringify(viewer.received)).not.toContain('Not for bob.');
    } finally {
      viewer.close();
    }
  });
});

describe('private categories', () => {
  test('and all in them are there for the group and staff alone', async () => {
    const group = await newGroup();
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
    const group = await newGroup();
    const category = await forum.category();
    const topic = await newTopic(bob, category);
    const before = await version(`category:${category}`);
    const patched = await admin.patch(`/api/categories/${category}`, { groupId: group });
    expect(patched.body).toMatchObject({ groupId: group, version: 2, topicCount: 1 });
    expect(await version(`category:${category}`)).toBe(before + 1);
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
    expect((await admin.post('/api/categories', input)).body.error.code).toBe('CONFLICT');
    expect((await admin.post('/api/categories', { ...input, slug: 'a-b', groupId: nobody })).status).toBe(404);
    expect((await admin.patch(`/api/categories/${nobody}`, { name: 'x' })).status).toBe(404);
  });

  test('are deleted only when empty; then their address is free and their room closed', async () => {
    const category = await forum.category();
    const { slug } = (await bob.get('/api/categories')).body.items.find(({ id }: { id: string }) => id === category);
    const topic = await newTopic(alice, category);
    expect((await admin.delete(`/api/categories/${category}`)).body.error.code).toBe('CONFLICT');
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

describe('lists', () => {
  test('are paged by activity without gaps or repeats, pinned ones first', async () => {
    const category = await forum.category();
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.push(await newTopic(alice, category, `Topic number ${i}`));
    await mod.put(`/api/topics/${made[2]}/pin`, { pinned: true });
    await newReply(bob, made[0] ?? '');
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await bob.get(`/api/topics?categoryId=${category}&limit=2${cursor && `&cursor=${cursor}`}`)).body;
      seen.push(...ids(page.items));
      cursor = page.nextCursor;
      expect(new Set(Object.keys(page.positions))).toEqual(new Set([`category:${category}`, `user:${bob.id}`]));
    } while (cursor);
    expect(seen).toEqual([made[2], made[0], made[6], made[5], made[4], made[3], made[1]]);
    expect((await bob.get('/api/topics?cursor=nonsense')).body.error.code).toBe('BAD_REQUEST');
  });

  test('of new and unread topics follow the read markers', async () => {
    const category = await forum.category();
    const [a, b, c] = [await newTopic(alice, category), await newTopic(alice, category), await newTopic(bob, category)];
    await newReply(alice, b);
    await bob.put(`/api/topics/${b}/read`, { replyNumber: 1 });
    await newReply(alice, b);
    const list = async (filter: string) =>
      ids((await bob.get(`/api/topics?categoryId=${category}&filter=${filter}`)).body.items);
    expect([await list('new'), await list('unread')]).toEqual([[a], [b]]);
    expect((await list('latest')).sort()).toEqual([a, b, c].sort());
    const mine = (await bob.get('/api/categories')).body.items.find(({ id }: { id: string }) => id === category);
    expect(mine.viewer.unread).toBe(2);
  });

  test('no text of a request becomes SQL', async () => {
    for (const url of [
      "/api/topics?filter=latest'--",
      "/api/topics?cursor=';DROP TABLE topic;--",
      '/api/topics?categoryId=%27%20OR%201=1',
      "/api/users?mention=%25' OR 1=1--",
      '/api/users?mention=%25',
      '/api/users?mention=_____',
    ]) {
      const answer = await bob.get(url);
      expect(answer.status).toBeLessThan(500);
      if (answer.status === 200) expect(answer.body.items).toEqual([]);
    }
  });
});
