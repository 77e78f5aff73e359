import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../support/acting.ts';
import { type Forum, type Member, newReply, newTopic, startForum, storedIn, storedOf } from '../support/forum.ts';
import { report, reportsOf, undo } from '../support/reports.ts';

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

describe('a closed report', () => {
  test('says what was done, why, and of which topic it is', async () => {
    const topic = await newTopic(alice, category, 'Where it stands');
    const reply = await newReply(alice, topic);
    await report(bob, 'reply', reply.id);
    expect((await reportsOf(mod, reply.id))[0]).toMatchObject({
      subject: { title: 'Where it stands' },
      resolution: null,
    });
    const { body: done } = await act(mod, 'hide', 'reply', reply.id);
    expect((await reportsOf(mod, reply.id, 'resolved'))[0]?.resolution).toEqual({
      actionId: done.id,
      action: 'hide',
      reason: 'Because.',
      until: null,
    });
    expect((await storedOf(forum.db, alice.id)).at(-1)?.payload).toMatchObject({
      action: 'hide',
      subject: { title: 'Where it stands', topicId: topic, number: 1 },
    });
  });

  test('names its topic also where the title was not kept', async () => {
    const reply = await newReply(alice, await newTopic(alice, category, 'Kept without'));
    await report(bob, 'reply', reply.id);
    await forum.db.pool.query(`UPDATE report SET subject = subject || '{"title": null}' WHERE target_id = $1`, [
      reply.id,
    ]);
    expect((await reportsOf(mod, reply.id))[0]?.subject.title).toBe('Kept without');
  });

  test('can be opened again, once, and is news for moderators alone', async () => {
    const topic = await newTopic(alice, category);
    await report(bob, 'topic', topic);
    await act(mod, 'dismiss', 'topic', topic);
    const before = (await storedOf(forum.db, alice.id)).length;
    expect((await act(mod, 'reopen', 'topic', topic)).status).toBe(201);
    expect((await reportsOf(mod, topic))[0]).toMatchObject({ state: 'open', closedBy: null, resolution: null });
    expect((await act(mod, 'reopen', 'topic', topic)).status).toBe(409);
    expect(await storedOf(forum.db, alice.id)).toHaveLength(before);
  });
});

test('the number of open reports comes with every page, and follows each event by one', async () => {
  const count = async () => (await mod.get('/api/moderation/reports?limit=1')).body.openCount ?? -1;
  const before = await count();
  const topic = await newTopic(alice, category);
  await report(bob, 'topic', topic);
  expect(await count()).toBe(before + 1);
  const { body: done } = await act(mod, 'hide', 'topic', topic);
  expect(await count()).toBe(before);
  await undo(mod, done.id);
  expect(await count()).toBe(before + 1);
  const names = (await storedIn(forum.db, 'admin:notifications'))
    .filter(({ payload }) => payload.targetId === topic && payload.state)
    .map(({ name, payload }) => [name, payload.state]);
  expect(names).toEqual([
    ['report:created', 'open'],
    ['report:updated', 'resolved'],
    ['report:created', 'open'],
  ]);
});

describe('what a moderator decides about', () => {
  const content = (who: Member, type: string, id: string) =>
    who.get(`/api/moderation/content?targetType=${type}&targetId=${id}` as '/api/moderation/content');

  test('can be read whole, hidden and deleted too, by moderators alone', async () => {
    const topic = await newTopic(alice, category, 'Readable');
    const reply = await newReply(alice, topic, `${'long '.repeat(100)}end`);
    await act(mod, 'hide', 'reply', reply.id);
    const hidden = await content(mod, 'reply', reply.id);
    expect(hidden.body).toMatchObject({ title: 'Readable', status: 'hidden', number: 1, author: { id: alice.id } });
    expect(hidden.body.body.endsWith('end')).toBe(true);
    await act(mod, 'delete', 'topic', topic);
    expect((await content(mod, 'topic', topic)).body).toMatchObject({ status: 'deleted', title: 'Readable' });
    expect((await content(mod, 'user', alice.id)).body).toMatchObject({ title: null, status: 'visible' });
    expect((await content(bob, 'reply', reply.id)).status).toBe(403);
    expect((await content(mod, 'reply', topic)).status).toBe(404);
  });
});
