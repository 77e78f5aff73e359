import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, startForum, storedOf } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod] = await forum.people('alice', 'bob', 'mod');
});
afterAll(() => forum.close());

const ids = (items: { id: string }[]) => items.map(({ id }) => id);

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
      const from: string = cursor && `&cursor=${cursor}`;
      const page = (await bob.get(`/api/topics?categoryId=${category}&limit=2${from}`)).body;
      seen.push(...ids(page.items));
      cursor = page.nextCursor ?? '';
      expect(new Set(Object.keys(page.positions))).toEqual(new Set([`category:${category}`, `user:${bob.id}`]));
    } while (cursor);
    expect(seen).toEqual([made[2], made[0], made[6], made[5], made[4], made[3], made[1]]);
    expect((await bob.get('/api/topics?cursor=nonsense')).body.error?.code).toBe('BAD_REQUEST');
  });

  test('of new and unread topics follow the read markers', async () => {
    const category = await forum.category();
    const [a, b, c] = [await newTopic(alice, category), await newTopic(alice, category), await newTopic(bob, category)];
    await newReply(alice, b);
    await bob.put(`/api/topics/${b}/read`, { replyNumber: 1 });
    await newReply(alice, b);
    const list = async (filter: string) =>
      ids((await bob.get(`/api/topics?categoryId=${category}&filter=${filter}`)).body.items);
    expect([await list('new'), await list('unread')]).toEqual([[a], [b, a]]);
    expect((await list('latest')).sort()).toEqual([a, b, c].sort());
    const mine = (await bob.get('/api/categories')).body.items.find(({ id }: { id: string }) => id === category);
    expect(mine?.viewer?.unread).toBe(2);
  });

  test('are marked as read all at once, or those of one category, and nobody else’s', async () => {
    const [one, other] = [await forum.category(), await forum.category()];
    for (const place of [one, other]) await newReply(alice, await newTopic(alice, place));
    const unread = async (who: Member) =>
      (await who.get('/api/categories')).body.items
        .filter(({ id }: { id: string }) => id === one || id === other)
        .map(({ viewer }: { viewer: { unread: number } | null }) => viewer?.unread);
    expect(await unread(bob)).toEqual([1, 1]);
    expect((await bob.put('/api/topics/read', { categoryId: one })).status).toBe(204);
    expect(await unread(bob)).toEqual([0, 1]);
    expect((await bob.put('/api/topics/read', {})).status).toBe(204);
    expect((await bob.put('/api/topics/read', {})).status, 'nothing unread is no error').toBe(204);
    expect([await unread(bob), await unread(mod)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect((await bob.get('/api/topics?filter=unread')).body.items).toEqual([]);
    const stored = (await storedOf(forum.db, bob.id)).filter(({ name }) => name === 'topics:read');
    expect(stored.map(({ payload }) => payload.categoryIds.length > 0)).toEqual([true, true]);
    expect((await bob.put('/api/topics/read', { categoryId: bob.id })).status).toBe(404);
    expect((await forum.visitor.put('/api/topics/read', {})).status).toBe(401);
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
