import { until } from '@tidings/testing';
import { Viewer } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Any,
  type Forum,
  type Member,
  newGroup,
  newReply,
  newTopic,
  startForum,
  storedIn,
  storedOf,
} from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let mod: Member;
let admin: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, carol, mod, admin] = await forum.people('alice', 'bob', 'carol', 'mod', 'admin');
});
afterAll(() => forum.close());

const code = (answer: Any) => answer.body?.error?.code ?? answer.status;
const listed = async (who: Member, state = 'active') =>
  (await who.get(`/api/groups?state=${state}&limit=100`)).body.items.map(({ id }: { id: string }) => id);
const heard = async (who: Member, name: string) =>
  (await storedOf(forum.db, who.id)).filter((event) => event.name === name).map(({ payload }) => payload);

describe('an archived group', () => {
  test('stands in a list of its own, takes nobody in, and comes back as it was', async () => {
    const group = await newGroup(alice);
    await bob.post(`/api/groups/${group}/join`);
    const archived = await alice.put(`/api/groups/${group}/archive`);
    expect(archived.body).toMatchObject({ memberCount: 2, viewer: { role: 'owner' }, version: 2 });
    expect(archived.body.archivedAt).toEqual(expect.any(String));
    expect((await alice.put(`/api/groups/${group}/archive`)).body.version).toBe(2);
    expect([await listed(bob), await listed(carol)].flat()).not.toContain(group);
    expect(await listed(bob, 'archived')).toContain(group);
    expect(code(await carol.post(`/api/groups/${group}/join`))).toBe('GROUP_ARCHIVED');
    expect(code(await admin.put(`/api/groups/${group}/members/${carol.username}`))).toBe('GROUP_ARCHIVED');
    expect((await bob.post(`/api/groups/${group}/join`)).status).toBe(200);
    expect((await alice.delete(`/api/groups/${group}/archive`)).body).toMatchObject({ archivedAt: null, version: 3 });
    expect(await listed(carol)).toContain(group);
    expect((await carol.post(`/api/groups/${group}/join`)).status).toBe(200);
  });

  test('keeps its categories readable for its members and takes nothing new in them, from nobody', async () => {
    const group = await newGroup(alice, false);
    await admin.put(`/api/groups/${group}/members/${bob.username}`);
    const category = await forum.category({ groupId: group });
    const elsewhere = await newTopic(bob, await forum.category());
    const topic = await newTopic(bob, category);
    const reply = await newReply(bob, topic);
    await alice.put(`/api/groups/${group}/archive`);
    const input = { categoryId: category, title: 'One more', body: 'Too late.' };
    for (const who of [alice, bob, mod, admin]) {
      const seen = (await who.get(`/api/topics/${topic}`)).body;
      expect(seen.viewer?.canReply).toBe(false);
      expect(code(await who.post('/api/topics', input))).toBe('GROUP_ARCHIVED');
      expect(code(await who.post(`/api/topics/${topic}/replies`, { body: 'Too late.' }))).toBe('GROUP_ARCHIVED');
    }
    expect(code(await bob.patch(`/api/topics/${topic}`, { body: 'Other words.' }))).toBe('GROUP_ARCHIVED');
    expect(code(await bob.delete(`/api/replies/${reply.id}`))).toBe('GROUP_ARCHIVED');
    expect(code(await mod.put(`/api/topics/${elsewhere}/category`, { categoryId: category }))).toBe('GROUP_ARCHIVED');
    expect((await carol.get(`/api/topics/${topic}`)).status).toBe(404);
    const { items } = (await bob.get('/api/categories')).body;
    expect(items.filter(({ archived }) => archived).map(({ id }) => id)).toEqual([category]);
    expect((await mod.delete(`/api/replies/${reply.id}`)).status).toBe(204);
    await alice.delete(`/api/groups/${group}/archive`);
    expect((await bob.post(`/api/topics/${topic}/replies`, { body: 'In time again.' })).status).toBe(201);
  });

  test('is archived by owners and admins; what an admin archived over the owner’s head the owner does not bring back', async () => {
    const group = await newGroup(alice);
    await bob.post(`/api/groups/${group}/join`);
    for (const who of [bob, carol, mod]) {
      expect(code(await who.put(`/api/groups/${group}/archive`))).toBe('FORBIDDEN');
      expect(code(await who.delete(`/api/groups/${group}`))).toBe('FORBIDDEN');
    }
    expect((await admin.put(`/api/groups/${group}/archive`, { reason: 'It is quiet.' })).status).toBe(200);
    expect(code(await alice.delete(`/api/groups/${group}/archive`))).toBe('FORBIDDEN');
    expect((await alice.get('/api/notices')).body.items[0]).toMatchObject({
      action: 'archive_group',
      targetType: 'group',
      targetId: group,
      reason: 'It is quiet.',
      moderator: null,
    });
    expect((await admin.get('/api/moderation/actions')).body.items[0]).toMatchObject({
      action: 'archive_group',
      moderator: { id: admin.id },
    });
    expect((await admin.delete(`/api/groups/${group}/archive`)).status).toBe(200);
    expect((await alice.put(`/api/groups/${group}/archive`)).status).toBe(200);
    expect((await alice.get('/api/notices')).body.items).toHaveLength(2);
  });

  test('that an admin archived is not deleted by its owner, nor brought back where the owner had archived it before', async () => {
    const group = await newGroup(alice);
    const archive = (who: Member) => who.put(`/api/groups/${group}/archive`, {});
    expect((await archive(alice)).status).toBe(200);
    expect((await archive(admin)).status).toBe(200);
    const audited = await forum.db.prisma.moderationAction.count({
      where: { targetId: group, action: 'archive_group' },
    });
    expect(audited).toBe(1);
    expect(code(await alice.delete(`/api/groups/${group}/archive`))).toBe('FORBIDDEN');
    expect(code(await alice.delete(`/api/groups/${group}`))).toBe('FORBIDDEN');
    expect((await admin.delete(`/api/groups/${group}`)).status).toBe(204);
  });

  test('says so at once to its members, to who reads its categories and to who looks at it', async () => {
    const group = await newGroup(alice);
    const category = await forum.category({ groupId: group });
    await bob.post(`/api/groups/${group}/join`);
    await alice.put(`/api/groups/${group}/archive`);
    const last = async (room: string) => (await storedIn(forum.db, room)).at(-1);
    const heard = { name: 'group:updated', payload: { id: group, version: 2, viewer: null } };
    for (const room of [`group:${group}`, `category:${category}`]) expect(await last(room)).toMatchObject(heard);
    for (const { id } of [bob, alice])
      await until(async () => (await last(`user:${id}`))?.name === 'group:updated', { what: 'a member to hear' });
    for (const { id } of [bob, alice]) expect(await last(`user:${id}`)).toMatchObject(heard);
  });
});

describe('a group that is deleted', () => {
  test('is gone for everybody, its address is free, and who was in it hears of it at once', async () => {
    const made = await alice.post('/api/groups', { name: 'Short lived', slug: 'short-lived' });
    const group = made.body.id;
    await bob.post(`/api/groups/${group}/join`);
    const viewer = new Viewer(forum, carol);
    try {
      await viewer.connect();
      await carol.post(`/api/groups/${group}/join`);
      await viewer.subscribe([`group:${group}`]);
      expect((await alice.delete(`/api/groups/${group}`)).status).toBe(204);
      const inRoom = () => viewer.received.filter(({ name }: Any) => name === 'group:deleted');
      await until(() => inRoom().length > 0, { timeoutMs: 2000, what: 'to hear that the group is gone' });
      const again = await viewer.subscribe([`group:${group}`]);
      expect([...again.values()].map(({ ok }) => ok)).toEqual([false]);
    } finally {
      viewer.close();
    }
    await until(async () => (await heard(bob, 'group:deleted')).length > 0, { what: 'a member to hear' });
    expect(await heard(bob, 'group:deleted')).toEqual([{ id: group, version: 2 }]);
    for (const who of [alice, bob, admin]) expect((await who.get(`/api/groups/${group}`)).status).toBe(404);
    expect((await alice.delete(`/api/groups/${group}`)).status).toBe(404);
    expect((await bob.post('/api/groups', { name: 'Again', slug: 'short-lived' })).status).toBe(201);
  });

  test('has no categories left: nothing private becomes public, and nothing is lost with it', async () => {
    const group = await newGroup(alice, false);
    const category = await forum.category({ groupId: group });
    const topic = await newTopic(alice, category);
    for (const who of [alice, admin]) expect(code(await who.delete(`/api/groups/${group}`))).toBe('GROUP_IN_USE');
    expect((await carol.get(`/api/topics/${topic}`)).status).toBe(404);
    expect((await alice.get(`/api/topics/${topic}`)).status).toBe(200);
    expect(await listed(alice)).toContain(group);
    await alice.delete(`/api/topics/${topic}`);
    await admin.delete(`/api/categories/${category}`);
    expect((await alice.delete(`/api/groups/${group}`)).status).toBe(204);
    for (const who of [alice, carol]) expect((await who.get(`/api/topics/${topic}`)).status).toBe(404);
  });

  test('by an admin is in the audit log, and its owner reads why', async () => {
    const group = await newGroup(alice);
    await admin.delete(`/api/groups/${group}`, { reason: 'Nobody knows what it is for.' });
    expect((await alice.get('/api/notices')).body.items[0]).toMatchObject({
      action: 'delete_group',
      reason: 'Nobody knows what it is for.',
      subject: { title: expect.stringMatching(/^Group \d+$/) },
    });
    const own = await newGroup(admin);
    await admin.delete(`/api/groups/${own}`);
    expect((await admin.get('/api/moderation/actions')).body.items[0]?.targetId).toBe(group);
  });
});

test('who comes into a group or leaves it hears so in their own room, whoever did it', async () => {
  const [dora, erik] = await forum.people('dora', 'erik');
  const group = await newGroup(dora);
  await erik.post(`/api/groups/${group}/join`);
  await dora.delete(`/api/groups/${group}/members/${erik.username}`);
  const kinds = async (who: Member) =>
    (await heard(who, 'group:membership')).map(({ groupId, kind, role }: Any) => [groupId === group, kind, role]);
  expect(await kinds(dora)).toEqual([[true, 'created', 'owner']]);
  expect(await kinds(erik)).toEqual([
    [true, 'joined', 'member'],
    [true, 'removed', null],
  ]);
});
