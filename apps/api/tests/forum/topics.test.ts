import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const names = async (room: string) => (await storedIn(forum.db, room)).map(({ name }) => name);

describe('editing', () => {
  test('keeps the text before, raises the version and notifies category and topic', async () => {
    const topic = await newTopic(alice, category, 'Before the edit');
    const edited = await alice.patch(`/api/topics/${topic}`, {
      title: 'After the edit',
      body: 'New words.',
      version: 1,
    });
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({
      title: 'After the edit',
      slug: 'after-the-edit',
      body: 'New words.',
      version: 2,
    });
    expect(edited.body).toMatchObject({ excerpt: 'New words.', viewer: { canEdit: true } });
    const { positions: _, ...read } = (await alice.get(`/api/topics/${topic}`)).body;
    expect(read).toEqual(edited.body);
    const { items } = (await bob.get(`/api/topics/${topic}/revisions`)).body;
    expect(items).toMatchObject([{ number: 1, title: 'Before the edit', body: '' }]);
    const earlier = (await bob.get(`/api/topics/${topic}/revisions/1`)).body;
    expect(earlier.body).toBe('The first words of Before the edit.');
    expect(items[0]?.editor.username).toBe(alice.username);
    expect(await names(`topic:${topic}`)).toEqual(['topic:updated']);
    expect((await storedIn(forum.db, `category:${category}`)).at(-1)).toMatchObject({
      name: 'topic:updated',
      payload: { id: topic, version: 2 },
    });
  });

  test('from an older version is a conflict and changes nothing', async () => {
    const topic = await newTopic(alice, category);
    await alice.patch(`/api/topics/${topic}`, { body: 'Second.' });
    const late = await mod.patch(`/api/topics/${topic}`, { body: 'Third.', version: 1 });
    expect([late.status, late.body.error?.code]).toEqual([409, 'VERSION_CONFLICT']);
    expect((await alice.get(`/api/topics/${topic}`)).body.body).toBe('Second.');
  });

  test('to the same text is no event and no revision', async () => {
    const topic = await newTopic(alice, category);
    const { body } = await alice.get(`/api/topics/${topic}`);
    const same = await alice.patch(`/api/topics/${topic}`, { title: body.title, body: body.body });
    expect([same.status, same.body.version]).toEqual([200, 1]);
    expect(await names(`topic:${topic}`)).toEqual([]);
  });

  test('is for the author and staff', async () => {
    const topic = await newTopic(alice, category);
    expect((await bob.patch(`/api/topics/${topic}`, { body: 'Mine now.' })).body.error?.code).toBe('FORBIDDEN');
    expect((await mod.patch(`/api/topics/${topic}`, { body: 'By staff.' })).status).toBe(200);
    expect((await forum.visitor.patch(`/api/topics/${topic}`, { body: 'x' })).status).toBe(401);
  });

  test('refuses fields that are not the author’s to set', async () => {
    const topic = await newTopic(alice, category);
    for (const extra of [{ pinned: true }, { authorId: bob.id }, { locked: true }, { __proto__x: 1 }]) {
      const answer = await alice.patch(`/api/topics/${topic}`, { body: 'x', ...extra });
      expect([answer.status, answer.body.error?.code]).toEqual([400, 'VALIDATION_FAILED']);
    }
  });
});

describe('deleting', () => {
  test('takes the topic from every list, notifies both rooms, redacts what was said before, and closes the rooms', async () => {
    const topic = await newTopic(alice, category);
    await newReply(bob, topic);
    await alice.patch(`/api/topics/${topic}`, { body: 'Edited once.' });
    expect((await alice.delete(`/api/topics/${topic}`)).status).toBe(204);
    expect((await bob.get(`/api/topics/${topic}`)).status).toBe(404);
    expect((await bob.get(`/api/topics/${topic}/replies`)).status).toBe(404);
    expect((await bob.post(`/api/topics/${topic}/replies`, { body: 'Late.' })).status).toBe(404);
    const { items } = (await bob.get(`/api/topics?categoryId=${category}`)).body;
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(topic);
    const inTopic = await storedIn(forum.db, `topic:${topic}`);
    expect(inTopic.map(({ name }) => name)).toEqual(['reply:created', 'topic:updated', 'topic:deleted']);
    expect(inTopic[1].payload).toEqual({ id: topic, redacted: true });
    const inCategory = (await storedIn(forum.db, `category:${category}`)).filter(({ payload }) => payload.id === topic);
    expect(inCategory.map(({ name, payload }) => [name, payload.redacted ?? false])).toEqual([
      ['topic:created', true],
      ['topic:updated', true],
      ['topic:deleted', false],
    ]);
    const { rows } = await forum.db.pool.query('SELECT * FROM room_access($1, $2)', [[bob.id], [`topic:${topic}`]]);
    expect(rows).toEqual([]);
    expect((await alice.delete(`/api/topics/${topic}`)).status).toBe(404);
  });

  test('is for the author and staff, and what staff does is audited and the author is notified', async () => {
    const topic = await newTopic(alice, category);
    expect((await bob.delete(`/api/topics/${topic}`)).body.error?.code).toBe('FORBIDDEN');
    expect((await mod.delete(`/api/topics/${topic}`)).status).toBe(204);
    const log = (await mod.get('/api/moderation/actions')).body.items[0];
    expect(log).toMatchObject({
      action: 'delete',
      targetId: topic,
      moderator: { id: mod.id },
      member: { id: alice.id },
    });
    expect((await storedOf(forum.db, alice.id)).at(-1)).toMatchObject({
      name: 'moderation:action',
      payload: { action: 'delete', targetId: topic, moderator: null },
    });
  });

  test('what an admin wrote is not a moderator’s to delete', async () => {
    const topic = await newTopic(admin, category);
    expect((await mod.delete(`/api/topics/${topic}`)).body.error?.code).toBe('FORBIDDEN');
  });
});

describe('locking, pinning, moving', () => {
  test('a locked topic takes no replies but staff’s and no edits by its author', async () => {
    const topic = await newTopic(alice, category);
    expect((await alice.put(`/api/topics/${topic}/lock`, { locked: true })).status).toBe(403);
    expect((await mod.put(`/api/topics/${topic}/lock`, { locked: true })).body.locked).toBe(true);
    expect((await bob.post(`/api/topics/${topic}/replies`, { body: 'x' })).body.error?.code).toBe('TOPIC_LOCKED');
    expect((await alice.patch(`/api/topics/${topic}`, { body: 'x' })).body.error?.code).toBe('TOPIC_LOCKED');
    expect((await mod.post(`/api/topics/${topic}/replies`, { body: 'x' })).status).toBe(201);
    const before = (await names(`topic:${topic}`)).length;
    expect((await mod.put(`/api/topics/${topic}/lock`, { locked: true })).status).toBe(200);
    expect(await names(`topic:${topic}`)).toHaveLength(before);
    expect((await mod.put(`/api/topics/${topic}/lock`, { locked: false })).body.locked).toBe(false);
    expect((await bob.post(`/api/topics/${topic}/replies`, { body: 'x' })).status).toBe(201);
  });

  test('pinned topics come first', async () => {
    const place = await forum.category();
    const old = await newTopic(alice, place, 'The older one');
    const young = await newTopic(alice, place, 'The newer one');
    await mod.put(`/api/topics/${old}/pin`, { pinned: true });
    const { items } = (await bob.get(`/api/topics?categoryId=${place}`)).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual([old, young]);
  });

  test('a move leaves the old category, arrives in the new one and takes rooms and threads under its scope', async () => {
    const [from, to] = [await forum.category(), await forum.category()];
    const topic = await newTopic(alice, from, 'A moving topic');
    const parent = await newReply(bob, topic);
    await newReply(alice, topic, 'In the thread.', parent.id);
    expect((await alice.put(`/api/topics/${topic}/category`, { categoryId: to })).status).toBe(403);
    const moved = await mod.put(`/api/topics/${topic}/category`, { categoryId: to });
    expect(moved.body).toMatchObject({ id: topic, categoryId: to, counts: { replyCount: 2 } });
    const left = (await storedIn(forum.db, `category:${from}`)).at(-1);
    expect(left).toMatchObject({ name: 'topic:deleted', payload: { id: topic, parentIds: [from], reason: 'moved' } });
    const arrived = (await storedIn(forum.db, `category:${to}`)).at(-1);
    expect(arrived).toMatchObject({ name: 'topic:created', payload: { categoryId: to, body: expect.any(String) } });
    const inside = (await storedIn(forum.db, `topic:${topic}`)).at(-1);
    expect(inside).toMatchObject({ name: 'topic:updated', payload: { categoryId: to }, scope: `category:${to}` });
    const { rows } = await forum.db.pool.query('SELECT scope FROM stream WHERE room = ANY ($1)', [
      [`topic:${topic}`, `thread:${parent.id}`],
    ]);
    expect(rows).toEqual([{ scope: `category:${to}` }, { scope: `category:${to}` }]);
    expect((await mod.put(`/api/topics/${topic}/category`, { categoryId: nobody })).status).toBe(404);
  });

  test('a move into a private category takes it from everybody else, also out of replay', async () => {
    const group = (await alice.post('/api/groups', { name: 'Crew', slug: `crew-${Date.now()}` })).body.id;
    const [from, to] = [await forum.category(), await forum.category({ groupId: group })];
    const topic = await newTopic(alice, from, 'Soon private');
    await mod.put(`/api/topics/${topic}/category`, { categoryId: to });
    expect((await bob.get(`/api/topics/${topic}`)).status).toBe(404);
    expect((await alice.get(`/api/topics/${topic}`)).status).toBe(200);
    const created = (await storedIn(forum.db, `category:${from}`)).find(({ name }) => name === 'topic:created');
    expect(created.payload).toEqual({ id: topic, redacted: true });
  });
});

describe('the read marker', () => {
  test('moves forward only, never past the newest reply, and notifies the member’s own room', async () => {
    const topic = await newTopic(alice, category);
    for (const body of ['one', 'two', 'three']) await newReply(bob, topic, body);
    const markers = async () =>
      (await storedOf(forum.db, alice.id))
        .filter(({ name, payload }) => name === 'topic:read' && payload.topicId === topic)
        .map(({ payload }) => payload.replyNumber);
    expect((await alice.put(`/api/topics/${topic}/read`, { replyNumber: 2 })).status).toBe(204);
    expect((await alice.put(`/api/topics/${topic}/read`, { replyNumber: 1 })).status).toBe(204);
    expect((await alice.put(`/api/topics/${topic}/read`, { replyNumber: 2_000_000 })).status).toBe(204);
    expect(await markers()).toEqual([2, 3]);
    expect((await alice.get(`/api/topics/${topic}`)).body.viewer?.lastReadNumber).toBe(3);
    expect((await alice.put(`/api/topics/${topic}/read`, { replyNumber: -1 })).status).toBe(400);
    expect((await alice.put(`/api/topics/${topic}/read`, { replyNumber: 2 ** 40 })).status).toBeLessThan(500);
  });
});

describe('unread', () => {
  const unreadOf = async (member: Member, place: string) => {
    const [list, all] = await Promise.all([
      member.get(`/api/topics?categoryId=${place}&filter=unread`),
      member.get('/api/categories'),
    ]);
    const own = all.body.items.find(({ id }: { id: string }) => id === place);
    return { topics: list.body.items.map(({ id }: { id: string }) => id), count: own?.viewer?.unread };
  };

  test('ends with the deletion of the only reply somebody had not read, and is back when it is restored', async () => {
    const place = await forum.category();
    const topic = await newTopic(alice, place);
    await newReply(alice, topic, 'Read by bob.');
    await bob.put(`/api/topics/${topic}/read`, { replyNumber: 1 });
    const { id } = await newReply(alice, topic, 'Soon gone.');
    expect(await unreadOf(bob, place)).toEqual({ topics: [topic], count: 1 });
    await alice.delete(`/api/replies/${id}`);
    expect(await unreadOf(bob, place)).toEqual({ topics: [], count: 0 });
    const restore = { action: 'restore', targetType: 'reply', targetId: id, reason: 'It was fine.' };
    expect((await mod.post('/api/moderation/actions', restore)).status).toBe(201);
    expect(await unreadOf(bob, place)).toEqual({ topics: [topic], count: 1 });
  });

  test('does not begin with the deletion of what was read, and the next reply is news again', async () => {
    const place = await forum.category();
    const topic = await newTopic(alice, place);
    await newReply(alice, topic, 'Stays.');
    const { id } = await newReply(alice, topic, 'Read and gone.');
    await bob.put(`/api/topics/${topic}/read`, { replyNumber: 2 });
    await alice.delete(`/api/replies/${id}`);
    expect(await unreadOf(bob, place)).toEqual({ topics: [], count: 0 });
    await newReply(alice, topic, 'New.');
    expect(await unreadOf(bob, place)).toEqual({ topics: [topic], count: 1 });
  });
});
