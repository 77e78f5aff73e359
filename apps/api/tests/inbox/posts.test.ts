import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, startForum, storedIn } from '../support/forum.ts';
import { countedOf, inboxOf, itemsOf, settled, totals } from '../support/inbox.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, carol] = await forum.people('alice', 'bob', 'carol');
  category = await forum.category();
});
afterAll(() => forum.close());

const topicOf = async (who: Member, body = 'About boats.', title = 'Boats and their names'): Promise<string> =>
  (await who.post('/api/topics', { categoryId: category, title, body })).body.id;
const reply = async (who: Member, topic: string, body: string, parentId?: string): Promise<Any> =>
  (await who.post(`/api/topics/${topic}/replies`, { body, ...(parentId && { parentId }) })).body;
const typesOf = (items: Any[]) => items.map(({ type }) => type);
const about = async (who: Member, topicId: string) =>
  (await itemsOf(who)).filter(({ data }) => data.topicId === topicId);

describe('what a post causes', () => {
  test('a like is one item of the author, says who and where, and counts', async () => {
    const topic = await topicOf(alice);
    await bob.put(`/api/topics/${topic}/like`);
    await settled(forum);
    const [item] = await about(alice, topic);
    expect(item).toMatchObject({
      type: 'like',
      category: 'reactions',
      actor: { kind: 'member', id: bob.id },
      entity: { type: 'topic', id: topic },
      actionUrl: `/t/${topic}`,
      reason: 'your_post',
      groupCount: 1,
      readAt: null,
    });
    expect(item.title).toContain('liked your topic Boats and their names');
    const { counts } = await inboxOf(alice);
    expect(totals(counts)).toEqual(await countedOf(forum, alice));
    expect(await about(bob, topic)).toEqual([]);
  });

  test('likes of several are one item that grows and moves to the top; after it was read a new one begins', async () => {
    const topic = await topicOf(alice);
    await bob.put(`/api/topics/${topic}/like`);
    await settled(forum);
    await carol.put(`/api/topics/${topic}/like`);
    await settled(forum);
    const [item, ...others] = await about(alice, topic);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ groupCount: 2, actors: [{ id: carol.id }, { id: bob.id }], version: 2 });
    expect((await itemsOf(alice))[0].id).toBe(item.id);
    await alice.put(`/api/notifications/${item.id}/read`);
    const dave = await forum.join('dave');
    await dave.put(`/api/topics/${topic}/like`);
    await settled(forum);
    expect(await about(alice, topic)).toMatchObject([{ groupCount: 1, actor: { id: dave.id } }, { id: item.id }]);
  });

  test('a reply tells the author of the topic, an answer who is answered, a name who is named: each once', async () => {
    const topic = await topicOf(alice);
    const first = await reply(bob, topic, 'Mine is called Lucy.');
    await settled(forum);
    expect(typesOf(await about(alice, topic))).toEqual(['comment']);
    await reply(carol, topic, `Nice, @${alice.username}!`, first.id);
    await settled(forum);
    expect(typesOf(await about(bob, topic))).toEqual(['reply']);
    expect(await about(alice, topic)).toMatchObject([
      { type: 'mention', reason: 'mentioned', priority: 'high', actionUrl: `/t/${topic}#reply-2` },
      { type: 'comment' },
    ]);
    expect(await about(carol, topic)).toEqual([]);
  });

  test('an edit tells who is named newly, and nobody again', async () => {
    const topic = await topicOf(alice, `Hello @${bob.username}.`);
    await settled(forum);
    expect(typesOf(await about(bob, topic))).toEqual(['mention']);
    await alice.patch(`/api/topics/${topic}`, { body: `Hello @${bob.username} and @${carol.username}.` });
    await settled(forum);
    expect((await about(bob, topic)).length).toBe(1);
    expect(typesOf(await about(carol, topic))).toEqual(['mention']);
  });

  test('who may not see the place is not notified of it', async () => {
    const group = (await alice.post('/api/groups', { name: 'Crew', slug: 'crew', open: true })).body.id;
    const closed = await forum.category({ groupId: group });
    const topic = (
      await alice.post('/api/topics', { categoryId: closed, title: 'Only the crew', body: `@${bob.username} look` })
    ).body.id;
    await settled(forum);
    expect(await about(bob, topic)).toEqual([]);
  });
});

describe('what is gone', () => {
  test('a like that is taken back leaves the item; at none the item is gone, and its events say nothing', async () => {
    const topic = await topicOf(alice);
    await bob.put(`/api/topics/${topic}/like`);
    await carol.put(`/api/topics/${topic}/like`);
    await settled(forum);
    const [{ id }] = await about(alice, topic);
    await carol.delete(`/api/topics/${topic}/like`);
    await settled(forum);
    expect(await about(alice, topic)).toMatchObject([{ id, groupCount: 1, actors: [{ id: bob.id }] }]);
    await bob.delete(`/api/topics/${topic}/like`);
    await settled(forum);
    expect(await about(alice, topic)).toEqual([]);
    const stored = (await storedIn(forum.db, `user:${alice.id}`)).filter(
      ({ payload }: Any) => payload.id === id || payload.ids?.includes(id),
    );
    expect(stored.at(-1)).toMatchObject({ name: 'notification:retracted' });
    expect(stored.slice(0, -1).every(({ payload }: Any) => payload.redacted === true)).toBe(true);
    expect(totals((await inboxOf(alice)).counts)).toEqual(await countedOf(forum, alice));
  });

  test('liking, taking it back and liking again is no news', async () => {
    const topic = await topicOf(alice);
    for (let n = 0; n < 3; n++) {
      await bob.put(`/api/topics/${topic}/like`);
      await settled(forum);
      await bob.delete(`/api/topics/${topic}/like`);
      await settled(forum);
    }
    await bob.put(`/api/topics/${topic}/like`);
    await settled(forum);
    expect(await about(alice, topic)).toEqual([]);
  });

  test('a reply that is deleted takes its item with it; of a group the rest stays and says the rest', async () => {
    const topic = await topicOf(alice);
    await reply(bob, topic, 'The first word.');
    const second = await reply(carol, topic, 'The second word.');
    await settled(forum);
    expect(await about(alice, topic)).toMatchObject([{ groupCount: 2, message: 'The second word.' }]);
    await carol.delete(`/api/replies/${second.id}`);
    await settled(forum);
    expect(await about(alice, topic)).toMatchObject([
      { groupCount: 1, message: 'The first word.', actionUrl: `/t/${topic}#reply-1` },
    ]);
  });

  test('a topic that is deleted takes all that was said of it', async () => {
    const topic = await topicOf(alice);
    await reply(bob, topic, `Hello @${carol.username}`);
    await settled(forum);
    expect((await about(carol, topic)).length).toBe(1);
    const [mod] = await forum.people('mod');
    expect((await mod.delete(`/api/topics/${topic}`, { reason: 'Off topic.' })).status).toBe(204);
    await settled(forum);
    expect(await about(carol, topic)).toEqual([]);
    expect(await about(alice, topic)).toEqual([]);
  });
});
