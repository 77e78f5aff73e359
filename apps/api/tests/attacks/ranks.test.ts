import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../support/acting.ts';
import { codeOf } from '../support/codes.ts';
import { type Forum, type Member, newReply, newTopic, startForum, storedIn, storedOf } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let other: Member;
let admin: Member;
let boss: Member;
let category: string;
let elsewhere: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod, admin] = await forum.people('alice', 'bob', 'mod', 'admin');
  other = await forum.join('other', 'moderator');
  boss = await forum.join('boss', 'admin');
  [category, elsewhere] = [await forum.category(), await forum.category()];
});
afterAll(() => forum.close());

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();
const report = (who: Member, targetType: string, targetId: string) =>
  who.post('/api/reports', { targetType, targetId, reason: 'abuse', note: `A note of ${who.username}.` });
const queueOf = async (who: Member, state = 'open') =>
  (await who.get(`/api/moderation/reports?limit=100&state=${state}`)).body.items.map(({ targetId }) => targetId);

describe('attack 59: nobody acts on a higher rank', () => {
  test('a moderator edits, moves, locks, pins, hides, deletes and restores nothing of an admin', async () => {
    const topic = await newTopic(admin, category);
    const reply = await newReply(admin, topic);
    const gone = await newTopic(admin, category);
    await admin.delete(`/api/topics/${gone}`);
    for (const [what, answer] of Object.entries({
      edit: await mod.patch(`/api/topics/${topic}`, { body: 'x' }),
      editReply: await mod.patch(`/api/replies/${reply.id}`, { body: 'x' }),
      move: await mod.put(`/api/topics/${topic}/category`, { categoryId: elsewhere }),
      lock: await mod.put(`/api/topics/${topic}/lock`, { locked: true }),
      pin: await mod.put(`/api/topics/${topic}/pin`, { pinned: true }),
      remove: await mod.delete(`/api/topics/${topic}`),
      actMove: await act(mod, 'move', 'topic', topic, { categoryId: elsewhere }),
      actLock: await act(mod, 'lock', 'topic', topic),
      actPin: await act(mod, 'pin', 'topic', topic),
      actHide: await act(mod, 'hide', 'reply', reply.id),
      actRestore: await act(mod, 'restore', 'topic', gone),
    })) {
      expect([what, codeOf(answer)]).toEqual([what, 'FORBIDDEN']);
    }
    const seen = (await mod.get(`/api/topics/${topic}`)).body;
    expect(seen.viewer).toMatchObject({ canEdit: false, canModerate: false });
    expect((await boss.get(`/api/topics/${topic}`)).body.viewer).toMatchObject({ canEdit: true, canModerate: true });
  });
});

describe('attack 59: a report about staff', () => {
  test('is read and settled by who stands above them, never by themselves, and its reporter stays unknown to them', async () => {
    const ofMod = await newTopic(mod, category);
    await report(bob, 'topic', ofMod);
    await report(bob, 'user', mod.id);
    await report(bob, 'user', admin.id);
    for (const who of [mod, other]) {
      const queue = await queueOf(who);
      expect([queue.includes(ofMod), queue.includes(mod.id), queue.includes(admin.id)]).toEqual([false, false, false]);
    }
    const admins = await queueOf(admin);
    expect([admins.includes(ofMod), admins.includes(mod.id), admins.includes(admin.id)]).toEqual([true, true, false]);
    expect(await queueOf(boss)).toContain(admin.id);
    expect(codeOf(await act(mod, 'dismiss', 'topic', ofMod))).toBe('FORBIDDEN');
    expect(codeOf(await act(other, 'dismiss', 'user', mod.id))).toBe('FORBIDDEN');
    expect(codeOf(await act(admin, 'dismiss', 'user', admin.id))).toBe('FORBIDDEN');
    // What all moderators follow, stored or sent, says nothing of it.
    const heard = JSON.stringify(await storedIn(forum.db, 'admin:notifications'));
    expect(heard).not.toContain(`A note of ${bob.username}.`);
    expect(heard).not.toContain(bob.id);
    expect(codeOf(await act(boss, 'dismiss', 'user', admin.id))).toBe('done');
    expect(codeOf(await act(admin, 'dismiss', 'user', mod.id))).toBe('done');
    for (const who of [mod, other]) {
      expect(await queueOf(who, 'dismissed')).not.toContain(mod.id);
      expect(JSON.stringify((await who.get('/api/moderation/actions?limit=100')).body)).not.toContain('dismiss');
    }
  });

  test('is not settled by what its subject does to the thing', async () => {
    const topic = await newTopic(mod, category);
    await report(bob, 'topic', topic);
    expect(codeOf(await mod.put(`/api/topics/${topic}/lock`, { locked: true }))).toBe('done');
    expect(await queueOf(admin)).toContain(topic);
    expect(codeOf(await act(admin, 'hide', 'topic', topic))).toBe('done');
    expect(await queueOf(admin)).not.toContain(topic);
  });

  test('of a member is every moderator’s, as before', async () => {
    const topic = await newTopic(alice, category);
    await report(bob, 'topic', topic);
    for (const who of [mod, other, admin]) expect(await queueOf(who)).toContain(topic);
    expect(JSON.stringify(await storedIn(forum.db, 'admin:notifications'))).toContain(topic);
  });
});

describe('attack 59: what somebody above did is undone by nobody below', () => {
  const pairs: [string, string, string, string, object, object][] = [
    ['topic', 'hide', 'restore', 'visible again', {}, {}],
    ['topic', 'delete', 'restore', 'back', {}, {}],
    ['topic', 'lock', 'unlock', 'open again', {}, {}],
    ['topic', 'pin', 'unpin', 'down again', {}, {}],
    ['user', 'silence', 'lift', 'heard again', { until: inAWeek() }, {}],
    ['user', 'silence', 'silence', 'silenced for less', { until: inAWeek() }, { until: inAWeek() }],
    ['user', 'suspend', 'lift', 'in again', { until: inAWeek() }, {}],
  ];
  test.each(pairs)(
    'a %s an admin decided to %s: no moderator does "%s" until it is %s',
    async (type, first, then, _how, with1, with2) => {
      const who = await forum.join('somebody');
      const target = type === 'topic' ? await newTopic(who, category) : who.id;
      expect(codeOf(await act(admin, first, type, target, with1))).toBe('done');
      expect(codeOf(await act(mod, then, type, target, with2))).toBe('FORBIDDEN');
      expect(codeOf(await act(boss, then, type, target, with2))).toBe('done');
    },
  );

  test('also by the short ways: lock, pin and move of a topic', async () => {
    const topic = await newTopic(alice, category);
    await admin.put(`/api/topics/${topic}/lock`, { locked: true });
    await admin.put(`/api/topics/${topic}/pin`, { pinned: true });
    await admin.put(`/api/topics/${topic}/category`, { categoryId: elsewhere });
    expect(codeOf(await mod.put(`/api/topics/${topic}/lock`, { locked: false }))).toBe('FORBIDDEN');
    expect(codeOf(await mod.put(`/api/topics/${topic}/pin`, { pinned: false }))).toBe('FORBIDDEN');
    expect(codeOf(await mod.put(`/api/topics/${topic}/category`, { categoryId: category }))).toBe('FORBIDDEN');
    expect(codeOf(await admin.put(`/api/topics/${topic}/lock`, { locked: false }))).toBe('done');
  });

  test('a moderator undoes what an equal did, but not to their own advantage', async () => {
    const topic = await newTopic(alice, category);
    await act(mod, 'hide', 'topic', topic);
    expect(codeOf(await act(other, 'restore', 'topic', topic))).toBe('done');
    const own = await newTopic(other, category);
    await act(mod, 'hide', 'topic', own);
    expect(codeOf(await act(other, 'restore', 'topic', own))).toBe('FORBIDDEN');
    expect(codeOf(await act(mod, 'restore', 'topic', own))).toBe('done');
  });

  test('a silence that is over, or was lifted, stands in nobody’s way', async () => {
    const who = await forum.join('somebody');
    await act(admin, 'silence', 'user', who.id, { until: inAWeek() });
    await act(admin, 'lift', 'user', who.id);
    expect(codeOf(await act(mod, 'silence', 'user', who.id, { until: inAWeek() }))).toBe('done');
    expect(codeOf(await act(other, 'lift', 'user', who.id))).toBe('done');
  });
});

describe('a staff edit', () => {
  test('is in the audit log with its reason, notified to the author, and shown on the post', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(alice, topic);
    const edits = [
      await mod.patch(`/api/topics/${topic}`, { title: 'A calmer title', reason: 'Shouting.' }),
      await mod.patch(`/api/replies/${reply.id}`, { body: 'Calmer.', reason: 'Shouting.' }),
    ];
    for (const { status, body } of edits) expect([status, body]).toMatchObject([200, { editedByStaff: true }]);
    const { items } = (await mod.get('/api/moderation/actions?limit=2')).body;
    expect(items.map(({ action, reason, moderator }) => [action, reason, moderator?.id])).toEqual([
      ['edit', 'Shouting.', mod.id],
      ['edit', 'Shouting.', mod.id],
    ]);
    const notices = (await storedOf(forum.db, alice.id)).slice(-2).map(({ payload }) => payload);
    expect(notices).toMatchObject([
      { action: 'edit', moderator: null, reason: 'Shouting.' },
      { action: 'edit', moderator: null, reason: 'Shouting.' },
    ]);
    const events = await storedIn(forum.db, `topic:${topic}`);
    expect(events.filter(({ name }) => name.endsWith(':updated')).map(({ payload }) => payload.editedByStaff)).toEqual([
      true,
      true,
    ]);
    expect((await bob.get(`/api/topics/${topic}`)).body).toMatchObject({ editedByStaff: true });
    expect((await bob.get(`/api/topics/${topic}/replies`)).body.items[0]).toMatchObject({ editedByStaff: true });
    await alice.patch(`/api/replies/${reply.id}`, { body: 'My own words again.' });
    expect((await bob.get(`/api/topics/${topic}/replies`)).body.items[0]).toMatchObject({ editedByStaff: false });
  });

  test('of one’s own is no act of staff', async () => {
    const topic = await newTopic(mod, category);
    expect((await mod.patch(`/api/topics/${topic}`, { body: 'Better.' })).body).toMatchObject({ editedByStaff: false });
    expect((await mod.get('/api/moderation/actions?limit=1')).body.items[0]?.targetId).not.toBe(topic);
  });
});
