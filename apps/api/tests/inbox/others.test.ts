import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newGroup, newReply, newTopic, startForum } from '../support/forum.ts';
import { inboxOf, itemsOf, settled } from '../support/inbox.ts';
import { invite } from '../support/invitations.ts';

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

const ofType = async (who: Member, type: string) => (await itemsOf(who)).filter((item: Any) => item.type === type);

describe('groups', () => {
  test('who is invited is notified, until they answered; owners hear who joined, until they left', async () => {
    const group = await newGroup(alice);
    await invite(alice, group, bob);
    await settled(forum);
    const [item] = await ofType(bob, 'group_invite');
    expect(item).toMatchObject({ actor: { id: alice.id }, entity: { type: 'group', id: group }, actionUrl: '/groups' });
    await bob.post(`/api/groups/${group}/join`);
    await settled(forum);
    expect(await ofType(bob, 'group_invite')).toEqual([]);
    expect(await ofType(alice, 'group_join')).toMatchObject([{ actor: { id: bob.id }, groupCount: 1 }]);
    await bob.post(`/api/groups/${group}/leave`);
    await settled(forum);
    expect(await ofType(alice, 'group_join')).toEqual([]);
  });

  test('members hear of a topic of their group; who is put out keeps nothing of it', async () => {
    const group = await newGroup(alice);
    await bob.post(`/api/groups/${group}/join`);
    const closed = await forum.category({ groupId: group });
    await newTopic(alice, closed);
    await settled(forum);
    expect(await ofType(bob, 'group_post')).toMatchObject([{ reason: 'your_group', category: 'groups' }]);
    await alice.delete(`/api/groups/${group}/members/${bob.username}`);
    await settled(forum);
    expect(await ofType(bob, 'group_post')).toEqual([]);
    expect(JSON.stringify(await inboxOf(bob))).not.toContain(closed);
  });
});

describe('people', () => {
  test('who is followed is notified; who follows hears of new topics; a block takes all of it back', async () => {
    const [carol, dave] = await forum.people('carol', 'dave');
    await carol.put(`/api/users/${dave.username}/follow`);
    await settled(forum);
    expect(await ofType(dave, 'follow')).toMatchObject([
      { actor: { id: carol.id }, actionUrl: `/u/${carol.username}` },
    ]);
    await newTopic(dave, category);
    await settled(forum);
    expect(await ofType(carol, 'topic')).toMatchObject([{ actor: { id: dave.id }, reason: 'you_follow' }]);
    await carol.put(`/api/users/${dave.username}/block`);
    await settled(forum);
    expect(await itemsOf(carol)).toEqual([]);
    expect(await ofType(dave, 'follow')).toEqual([]);
    const topic = await newTopic(carol, category);
    await newReply(dave, topic);
    await settled(forum);
    expect(await itemsOf(carol)).toEqual([]);
  });

  test('what is muted makes no item; unless they are named, where they said so', async () => {
    const [erin, frank] = await forum.people('erin', 'frank');
    const topic = await newTopic(erin, category);
    await erin.put('/api/mutes', { targetType: 'topic', targetId: topic, exceptMentions: true });
    await newReply(frank, topic);
    await settled(forum);
    expect(await itemsOf(erin)).toEqual([]);
    await frank.post(`/api/topics/${topic}/replies`, { body: `@${erin.username}?` });
    await settled(forum);
    expect(await ofType(erin, 'mention')).toHaveLength(1);
  });

  test('who watches a category hears of its topics, who watches a topic of its replies', async () => {
    const [gina, hal] = await forum.people('gina', 'hal');
    const place = await forum.category();
    await gina.put(`/api/categories/${place}/watch`, { level: 'watching' });
    const topic = await newTopic(hal, place);
    await settled(forum);
    expect(await ofType(gina, 'topic')).toMatchObject([{ reason: 'watching_category' }]);
    await gina.put(`/api/topics/${topic}/watch`, { level: 'watching' });
    await newReply(hal, topic);
    await settled(forum);
    expect(await ofType(gina, 'comment')).toMatchObject([{ reason: 'watching_topic' }]);
  });

  test('topics of one watched category are one item while it is unread, in words for several', async () => {
    const [jo, kim, lea] = await forum.people('jo', 'kim', 'lea');
    const [place, elsewhere] = [await forum.category(), await forum.category()];
    for (const id of [place, elsewhere]) await jo.put(`/api/categories/${id}/watch`, { level: 'watching' });
    await newTopic(kim, place);
    const latest = await newTopic(lea, place);
    await newTopic(lea, elsewhere);
    await settled(forum);
    const items = await ofType(jo, 'topic');
    const [apart, grown] = [elsewhere, place].map((id) =>
      items.find(({ groupKey }: Any) => groupKey === `topic:${id}`),
    );
    expect(items).toHaveLength(2);
    expect(apart).toMatchObject({ groupCount: 1, groupKey: `topic:${elsewhere}` });
    expect(grown).toMatchObject({ groupCount: 2, groupKey: `topic:${place}`, actionUrl: `/t/${latest}` });
    expect(grown.title).toContain('started topics, the latest');
  });
});

describe('moderation', () => {
  test('staff hears that a report waits, not from whom, until it is settled', async () => {
    const topic = await newTopic(alice, category);
    await bob.post('/api/reports', { targetType: 'topic', targetId: topic, reason: 'spam' });
    await settled(forum);
    const [item] = await ofType(mod, 'report');
    expect(item).toMatchObject({ actor: null, actors: [], groupCount: 1, reason: 'you_moderate' });
    expect(JSON.stringify(item)).not.toContain(bob.id);
    await mod.post('/api/moderation/actions', {
      ...{ action: 'dismiss', targetType: 'topic', targetId: topic, reason: 'Fine.' },
    });
    await settled(forum);
    expect(await ofType(mod, 'report')).toEqual([]);
    expect(await ofType(admin, 'report')).toEqual([]);
  });

  test('the member hears what was decided, never by whom, whatever they muted or blocked', async () => {
    const topic = await newTopic(alice, category);
    await alice.put(`/api/users/${mod.username}/block`);
    await alice.put('/api/mutes', { targetType: 'topic', targetId: topic });
    await mod.post('/api/moderation/actions', {
      ...{ action: 'lock', targetType: 'topic', targetId: topic, reason: 'Too hot.' },
    });
    await settled(forum);
    const [item] = await ofType(alice, 'moderation');
    expect(item).toMatchObject({ actor: null, message: 'Too hot.', retractable: false, category: 'account' });
    expect(JSON.stringify(item)).not.toContain(mod.id);
  });

  test('what was decided about the member stays until they have read it', async () => {
    const [iris] = await forum.people('iris');
    const topic = await newTopic(iris, category);
    await mod.post('/api/moderation/actions', {
      ...{ action: 'lock', targetType: 'topic', targetId: topic, reason: 'Too hot.' },
    });
    await bob.put(`/api/topics/${topic}/like`);
    await settled(forum);
    const [decision] = await ofType(iris, 'moderation');
    const path = `/api/notifications/${decision.id}`;
    const all = (await itemsOf(iris)).map(({ id }) => id);
    for (const refused of [
      await iris.put(`${path}/archive`),
      await iris.put(`${path}/snooze`, { preset: '1h' }),
      await iris.delete(path),
    ])
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'UNREAD_STAYS' } } });
    await iris.post('/api/notifications/bulk', { action: 'archive', ids: all });
    await iris.post('/api/notifications/bulk', { action: 'delete', ids: all });
    expect((await itemsOf(iris)).map(({ id }) => id)).toEqual([decision.id]);
    await iris.put(`${path}/read`);
    expect((await iris.put(`${path}/archive`)).status).toBe(200);
    expect(await itemsOf(iris)).toEqual([]);
  });
});
