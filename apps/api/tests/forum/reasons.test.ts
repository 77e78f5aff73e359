import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, startForum, storedOf } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let mod: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, mod] = await forum.people('alice', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());

const newest = async () => (await mod.get('/api/moderation/actions?limit=1')).body.items[0];

/** Every plain route on which staff acts on others, and what the log calls it. */
const ways: [string, (topic: string, why: object) => Promise<{ status: number }>][] = [
  ['lock', (topic, why) => mod.put(`/api/topics/${topic}/lock`, { locked: true, ...why })],
  ['unlock', (topic, why) => mod.put(`/api/topics/${topic}/lock`, { locked: false, ...why })],
  ['pin', (topic, why) => mod.put(`/api/topics/${topic}/pin`, { pinned: true, ...why })],
  ['unpin', (topic, why) => mod.put(`/api/topics/${topic}/pin`, { pinned: false, ...why })],
  [
    'move',
    async (topic, why) => mod.put(`/api/topics/${topic}/category`, { categoryId: await forum.category(), ...why }),
  ],
  ['delete', (topic, why) => mod.delete(`/api/topics/${topic}`, Object.keys(why).length > 0 ? why : undefined)],
];

describe('what staff does by a plain route', () => {
  for (const [given, kept] of [
    [{ reason: '  It was in the way. ' }, 'It was in the way.'],
    [{}, 'No reason given.'],
  ] as const) {
    test(`is audited with who, what, when and why: “${kept}”`, async () => {
      const topic = await newTopic(alice, category);
      for (const [action, way] of ways) {
        expect((await way(topic, given)).status).toBeLessThan(300);
        const entry = await newest();
        expect(entry).toMatchObject({ action, targetId: topic, reason: kept, moderator: { id: mod.id } });
        const published = (await storedOf(forum.db, alice.id)).at(-1);
        expect(published.payload).toEqual({ ...entry, moderator: null });
      }
      const reply = await newReply(alice, await newTopic(alice, category));
      expect((await mod.delete(`/api/replies/${reply.id}`, given)).status).toBe(204);
      expect(await newest()).toMatchObject({ action: 'delete', targetType: 'reply', reason: kept });
    });
  }

  test('refuses reasons that are empty, too long or not text, and fields it does not know', async () => {
    const topic = await newTopic(alice, category);
    for (const why of [{ reason: ' ' }, { reason: 'x'.repeat(1001) }, { reason: 7 }, { reason: 'x', role: 'admin' }]) {
      for (const [, way] of ways) expect((await way(topic, why)).status).toBe(400);
    }
    expect((await alice.get(`/api/topics/${topic}`)).body).toMatchObject({ locked: false, pinned: false, version: 1 });
  });

  test('leaves no trace when it changes nothing, and an action of the queue still has to say why', async () => {
    const topic = await newTopic(alice, category);
    const before = await newest();
    expect((await mod.put(`/api/topics/${topic}/lock`, { locked: false, reason: 'x' })).status).toBe(200);
    expect((await mod.put(`/api/topics/${topic}/pin`, { pinned: false })).status).toBe(200);
    expect(await newest()).toEqual(before);
    const action = { action: 'lock', targetType: 'topic', targetId: topic };
    expect((await mod.post('/api/moderation/actions', action)).status).toBe(400);
    expect((await mod.post('/api/moderation/actions', { ...action, action: 'pin', reason: 'Look.' })).status).toBe(201);
    expect((await alice.get(`/api/topics/${topic}`)).body.pinned).toBe(true);
  });

  test('closes an open report only where it answers it', async () => {
    const topic = await newTopic(alice, category);
    await alice.post('/api/reports', { targetType: 'topic', targetId: topic, reason: 'other' });
    const isOpen = async () =>
      (await mod.get('/api/moderation/reports?limit=100')).body.items.some(
        ({ targetId }: { targetId: string }) => targetId === topic,
      );
    await mod.put(`/api/topics/${topic}/pin`, { pinned: true });
    expect(await isOpen()).toBe(true);
    await mod.put(`/api/topics/${topic}/lock`, { locked: true });
    expect(await isOpen()).toBe(false);
  });

  test('is never kept without a reason, whoever writes', async () => {
    const write = `INSERT INTO moderation_action (id, action, target_type, target_id, moderator_id, member_id, reason)
      VALUES (gen_random_uuid(), 'lock', 'topic', gen_random_uuid(), $1, $1, ' ')`;
    await expect(forum.db.pool.query(write, [mod.id])).rejects.toThrow('moderation_action_reason_said');
  });
});
