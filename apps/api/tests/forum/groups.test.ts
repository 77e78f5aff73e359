import { until } from '@tidings/testing';
import { Viewer } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bringIn,
  type Forum,
  type Member,
  newGroup,
  newReply,
  newTopic,
  nobody,
  startForum,
  storedIn,
  versionOf,
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

const ids = (items: { id: string }[]) => items.map(({ id }) => id);

describe('groups', () => {
  test('are made with their owner, and each address once', async () => {
    const answer = await alice.post('/api/groups', { name: 'Makers', slug: 'makers' });
    expect(answer.body).toMatchObject({ memberCount: 1, open: true, viewer: { role: 'owner' } });
    expect((await bob.post('/api/groups', { name: 'Others', slug: 'makers' })).body.error?.code).toBe('CONFLICT');
    expect((await bob.post('/api/groups', { name: 'Mine', slug: 'mine', ownerId: bob.id })).status).toBe(400);
    expect((await storedIn(forum.db, `group:${answer.body.id}`))[0].payload).toMatchObject({ kind: 'created' });
  });

  test('are joined and left with the count after it; doing it twice is no error and no news', async () => {
    const group = await newGroup(alice);
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

  test('that are closed are seen by members and staff, and entered by invitation, or by an admin’s hand', async () => {
    const group = await newGroup(alice, false);
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
    expect((await alice.put(`/api/groups/${group}/members/${bob.username}`)).body.error?.code).toBe('CONSENT_NEEDED');
    await bringIn(alice, group, bob);
    const again = await alice.put(`/api/groups/${group}/members/${bob.username}`);
    expect(again.body).toMatchObject({ person: { id: bob.id }, role: 'member' });
    expect((await bob.put(`/api/groups/${group}/members/${carol.username}`)).status).toBe(403);
    expect((await admin.put(`/api/groups/${group}/members/${carol.username}`)).status).toBe(200);
    expect((await alice.put(`/api/groups/${group}/members/nobody-here`)).status).toBe(404);
    expect((await bob.get(`/api/groups/${group}`)).body.viewer?.role).toBe('member');
  });

  test('keep an owner while they have members', async () => {
    const group = await newGroup(alice);
    await bob.post(`/api/groups/${group}/join`);
    expect((await alice.post(`/api/groups/${group}/leave`)).body.error?.code).toBe('CONFLICT');
    await bob.post(`/api/groups/${group}/leave`);
    expect((await alice.post(`/api/groups/${group}/leave`)).status).toBe(204);
  });

  test('a removal raises the scope of the group and of each category that is the group’s', async () => {
    const group = await newGroup(alice);
    const [own, other] = [await forum.category({ groupId: group }), await forum.category()];
    await bob.post(`/api/groups/${group}/join`);
    const before = [
      await versionOf(forum.db, `group:${group}`),
      await versionOf(forum.db, `category:${own}`),
      await versionOf(forum.db, `category:${other}`),
    ];
    expect((await alice.delete(`/api/groups/${group}/members/${bob.username}`)).status).toBe(204);
    const after = [
      await versionOf(forum.db, `group:${group}`),
      await versionOf(forum.db, `category:${own}`),
      await versionOf(forum.db, `category:${other}`),
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
    const group = await newGroup(alice);
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
