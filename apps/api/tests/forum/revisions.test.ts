import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let who: Record<'alice' | 'bob' | 'mod', Member>;
let topic: string;
beforeAll(async () => {
  forum = await startForum();
  const [alice, bob, mod] = await forum.people('alice', 'bob', 'mod');
  who = { alice, bob, mod };
  topic = await newTopic(alice, await forum.category());
});
afterAll(() => forum.close());

describe('earlier texts', () => {
  const listOf = async (id: string) => (await who.bob.get(`/api/replies/${id}/revisions?limit=100`)).body.items;
  const age = (id: string) =>
    forum.db.pool.query(`UPDATE revision SET at = at - interval '1 minute' WHERE entity_id = $1`, [id]);

  test('are listed without the texts, and read one by one', async () => {
    const { id } = await newReply(who.bob, topic, 'First.');
    await who.bob.patch(`/api/replies/${id}`, { body: 'Second.' });
    expect(await listOf(id)).toMatchObject([{ number: 1, body: '', editor: { id: who.bob.id } }]);
    const one = (await who.alice.get(`/api/replies/${id}/revisions/1`)).body;
    expect(one).toMatchObject({ number: 1, body: 'First.', title: null });
    expect((await who.alice.get(`/api/replies/${id}/revisions/2`)).status).toBe(404);
  });

  test('are one a minute and editor: the text before the first edit stays', async () => {
    const { id } = await newReply(who.bob, topic, 'First.');
    for (let n = 0; n < 20; n += 1) await who.bob.patch(`/api/replies/${id}`, { body: `Text ${n}.` });
    expect(await listOf(id)).toHaveLength(1);
    await who.mod.patch(`/api/replies/${id}`, { body: 'By staff.' });
    expect(await listOf(id)).toHaveLength(2);
    await age(id);
    await who.bob.patch(`/api/replies/${id}`, { body: 'Later.' });
    const numbers = (await listOf(id)).map(({ number }: Any) => number);
    expect(numbers).toEqual([1, 2, 3]);
    expect((await who.bob.get(`/api/replies/${id}/revisions/1`)).body.body).toBe('First.');
    expect((await who.bob.get(`/api/replies/${id}/revisions/2`)).body.body).toBe('Text 19.');
  });

  test('are a hundred at most: the first and the newest', async () => {
    const { id } = await newReply(who.bob, topic, 'First.');
    for (let n = 0; n < 105; n += 1) {
      await who.bob.patch(`/api/replies/${id}`, { body: `Text ${n}.` });
      await age(id);
    }
    const numbers = (await listOf(id)).map(({ number }: Any) => number);
    expect(numbers).toEqual([1, ...Array.from({ length: 99 }, (_, n) => n + 7)]);
  }, 60_000);

  test('have numbers that never come back, whichever of them were removed', async () => {
    const { id } = await newReply(who.bob, topic, 'First.');
    const numbers = async () => (await listOf(id)).map(({ number }: Any) => number);
    const edit = async (body: string) => {
      await age(id);
      await who.bob.patch(`/api/replies/${id}`, { body });
    };
    const remove = async (number: number) => {
      const one = (await listOf(id)).find((item: Any) => item.number === number);
      expect((await who.bob.delete(`/api/replies/${id}/revisions/${one?.id}`)).status).toBe(204);
    };
    for (const body of ['Second.', 'Third.']) await edit(body);
    await remove(2);
    await edit('Fourth.');
    expect(await numbers()).toEqual([1, 3]);
    await remove(3);
    await remove(1);
    await edit('Fifth.');
    expect(await numbers()).toEqual([4]);
  });
});
