import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../support/acting.ts';
import {
  type Any,
  type Forum,
  type Member,
  newGroup,
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
let zoe: Member;
let mod: Member;
let open: string;
let secret: string;
let inside: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, zoe, mod] = await forum.people('alice', 'bob', 'bobzoe', 'mod');
  const group = await newGroup(alice, false);
  for (const { id } of [bob, zoe]) await forum.db.prisma.groupMember.create({ data: { groupId: group, userId: id } });
  [open, secret] = [await forum.category(), await forum.category({ groupId: group })];
  inside = await newTopic(zoe, secret, 'Nobody outside knows this');
});
afterAll(() => forum.close());

describe('attack 65: nothing of a private place shows outside', () => {
  test('neither who writes in it, to whoever asks for people to mention', async () => {
    await newReply(zoe, inside);
    const outsider = await forum.join('outsider');
    const names = async (who: Member, topic: string) =>
      (await who.get(`/api/users?mention=bob&topicId=${topic}`)).body.items.map(({ username }: Any) => username);
    expect((await names(alice, inside))[0]).toBe(zoe.username);
    expect(await names(outsider, inside)).toEqual(await names(outsider, nobody));
  });

  test('nor how much: counts of a profile hold what its viewer may see', async () => {
    const quiet = await forum.join('quiet');
    await forum.db.prisma.groupMember.create({
      data: {
        groupId: (await forum.db.prisma.category.findUniqueOrThrow({ where: { id: secret } })).groupId ?? '',
        userId: quiet.id,
      },
    });
    const private_ = await newTopic(quiet, secret);
    const reply = await newReply(quiet, private_);
    await alice.put(`/api/replies/${reply.id}/like`);
    await newTopic(quiet, open);
    const outsider = await forum.join('outsider');
    const numbers = async (who: { get: Member['get'] }) => {
      const { topicCount, replyCount, likesReceived } = (await who.get(`/api/users/${quiet.username}`)).body;
      return [topicCount, replyCount, likesReceived];
    };
    for (const who of [forum.visitor, outsider]) expect(await numbers(who)).toEqual([1, 0, 0]);
    for (const who of [alice, quiet, mod]) expect(await numbers(who)).toEqual([2, 1, 1]);
  });

  test('nor by what an error says: a private thing is refused as one that never was', async () => {
    const outsider = await forum.join('outsider');
    const said = ({ status, body }: { status: number; body: unknown }) => [
      status,
      JSON.stringify(body).replace(/"correlationId":"[^"]+"/, ''),
    ];
    for (const path of ['', '/replies', '/revisions'] as const)
      expect(said(await outsider.get(`/api/topics/${inside}${path}` as '/api/topics/:id'))).toEqual(
        said(await outsider.get(`/api/topics/${nobody}${path}` as '/api/topics/:id')),
      );
    const report = (targetId: string) =>
      outsider.post('/api/reports', { targetType: 'topic', targetId, reason: 'spam' });
    expect(said(await report(inside))).toEqual(said(await report(nobody)));
    const start = (categoryId: string) => outsider.post('/api/topics', { categoryId, title: 'A title', body: 'x' });
    expect(said(await start(secret))).toEqual(said(await start(nobody)));
  });
});

test('what is hidden has no title and no address, in answers, lists and events; restored it has them again', async () => {
  const topic = await newTopic(bob, open, 'Words nobody should read');
  await act(mod, 'hide', 'topic', topic);
  for (const who of [alice, bob, forum.visitor]) {
    expect((await who.get(`/api/topics/${topic}`)).body).toMatchObject({ title: '', slug: 'topic', body: null });
    const list = JSON.stringify((await who.get(`/api/topics?categoryId=${open}`)).body);
    expect(list).not.toMatch(/words[ -]nobody[ -]should/i);
  }
  for (const room of [`topic:${topic}`, `category:${open}`])
    expect(JSON.stringify(await storedIn(forum.db, room))).not.toMatch(/words[ -]nobody[ -]should/i);
  expect(JSON.stringify((await mod.get('/api/moderation/actions?limit=1')).body)).toContain('Words nobody should read');
  await act(mod, 'restore', 'topic', topic);
  const back = (await alice.get(`/api/topics/${topic}`)).body;
  expect([back.title, back.slug]).toEqual(['Words nobody should read', 'words-nobody-should-read']);
});

test('a notice names the topic of a reply to who may read it, and to staff; not where it is hidden or private by now', async () => {
  const notified = async (who: Member) => {
    const listed = (await who.get('/api/notices')).body.items[0];
    const heard = (await storedOf(forum.db, who.id)).filter(({ name }) => name === 'moderation:action').at(-1);
    return [listed?.subject?.title, heard?.payload.subject.title];
  };
  const logged = async () => (await mod.get('/api/moderation/actions?limit=1')).body.items[0]?.subject?.title;
  const topic = await newTopic(bob, open, 'To be hidden soon');
  const reply = await newReply(zoe, topic);
  await act(mod, 'hide', 'reply', reply.id);
  expect(await notified(zoe)).toEqual(['To be hidden soon', 'To be hidden soon']);
  await act(mod, 'hide', 'topic', topic);
  await act(mod, 'delete', 'reply', reply.id);
  expect([await notified(zoe), await logged()]).toEqual([[null, null], 'To be hidden soon']);

  const guest = await forum.join('guest');
  const { groupId } = await forum.db.prisma.category.findUniqueOrThrow({ where: { id: secret } });
  await forum.db.prisma.groupMember.create({ data: { groupId: groupId ?? '', userId: guest.id } });
  const answer = await newReply(guest, inside);
  await forum.db.prisma.groupMember.deleteMany({ where: { userId: guest.id } });
  await act(mod, 'hide', 'reply', answer.id);
  expect([await notified(guest), await logged()]).toEqual([[null, null], 'Nobody outside knows this']);
});

test('sanctions are seen by the member and staff, and by nobody else', async () => {
  const dave = await forum.join('dave');
  await act(mod, 'silence', 'user', dave.id, { until: new Date(Date.now() + 3_600_000).toISOString() });
  const silencedUntil = async (who: { get: Member['get'] }) =>
    (await who.get(`/api/users/${dave.username}`)).body.silencedUntil;
  expect([await silencedUntil(forum.visitor), await silencedUntil(alice)]).toEqual([null, null]);
  for (const who of [dave, mod]) expect(await silencedUntil(who)).not.toBeNull();
});

describe('an earlier text', () => {
  test('is removed by its author, and then stands nowhere: not in the history, not in what is replayed', async () => {
    const topic = await newTopic(alice, open);
    const reply = await newReply(alice, topic, 'My telephone number');
    await alice.patch(`/api/replies/${reply.id}`, { body: 'Nothing to see.' });
    const [revision] = (await bob.get(`/api/replies/${reply.id}/revisions`)).body.items;
    const address = `/api/replies/${reply.id}/revisions/${revision?.id}` as const;
    expect((await bob.delete(address)).status).toBe(403);
    expect((await alice.delete(address)).status).toBe(204);
    expect((await alice.delete(address)).status).toBe(404);
    expect((await bob.get(`/api/replies/${reply.id}/revisions`)).body.items).toEqual([]);
    const events = await storedIn(forum.db, `topic:${topic}`);
    expect(JSON.stringify(events)).not.toContain('telephone');
    expect(events.at(-1)).toMatchObject({ name: 'reply:updated', payload: { id: reply.id, body: 'Nothing to see.' } });
    await alice.patch(`/api/replies/${reply.id}`, { body: 'Once more.' });
    expect((await bob.get(`/api/replies/${reply.id}/revisions`)).body.items).toHaveLength(1);
  });

  test('is removed by staff of no lower rank, which is in the audit log', async () => {
    const topic = await newTopic(alice, open, 'A title to be forgotten');
    await alice.patch(`/api/topics/${topic}`, { title: 'A better title' });
    const [revision] = (await mod.get(`/api/topics/${topic}/revisions`)).body.items;
    const address = `/api/topics/${topic}/revisions/${revision?.id}` as const;
    expect((await mod.delete(address, { reason: 'Private.' })).status).toBe(204);
    expect((await mod.get('/api/moderation/actions?limit=1')).body.items[0]).toMatchObject({
      action: 'remove_revision',
      reason: 'Private.',
      member: { id: alice.id },
    });
    for (const room of [`topic:${topic}`, `category:${open}`])
      expect(JSON.stringify(await storedIn(forum.db, room))).not.toContain('"title":"A title to be forgotten"');
  });
});
