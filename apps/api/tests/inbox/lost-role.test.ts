import { connect, heardOf } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, newReply, newTopic, startForum, storedIn } from '../support/forum.ts';
import { giveRole } from '../support/give-role.ts';
import { countedOf, inboxOf, itemsOf, settled, totals } from '../support/inbox.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.close());

test('who is moderator no more loses what their inbox says of reports within 2 s, and nothing else; others keep theirs', async () => {
  const [alice, bob, mod, other] = await forum.people('alice', 'bob', 'mod', 'mod');
  const topic = await newTopic(alice, await forum.category());
  const { id: targetId } = await newReply(bob, topic, `Look here, @${mod.username}.`);
  await alice.post('/api/reports', { targetType: 'reply', targetId, reason: 'spam' });
  await settled(forum);
  const typesOf = async (who: typeof mod) => (await itemsOf(who)).map(({ type }: Any) => type).sort();
  expect(await typesOf(mod)).toEqual(['mention', 'report']);
  const live = connect(forum.url, mod);
  await live.ready;

  expect((await giveRole(forum, mod, 'member')).status).toBe(200);
  const lostAt = performance.now();
  const { payload } = await heardOf(live, 'notification:retracted');
  expect(performance.now() - lostAt).toBeLessThan(2000);
  live.end();
  expect(payload.counts).toMatchObject({ unread: 1 });
  expect(await typesOf(mod)).toEqual(['mention']);
  expect(await typesOf(other)).toEqual(['report']);
  expect(totals((await inboxOf(mod)).counts)).toEqual(await countedOf(forum, mod));
  const said = (await storedIn(forum.db, `user:${mod.id}`)).filter(({ payload: p }: Any) => payload.ids.includes(p.id));
  expect(said.map(({ payload: p }: Any) => p)).toEqual([{ id: payload.ids[0], redacted: true }]);
});

test('an admin who becomes a moderator keeps the reports of members and loses those of staff', async () => {
  const [alice, mod, admin] = await forum.people('alice', 'mod', 'admin');
  const category = await forum.category();
  const reported = async (author: typeof mod) => {
    const { id: targetId } = await newReply(author, await newTopic(alice, category), 'Look here.');
    expect((await alice.post('/api/reports', { targetType: 'reply', targetId, reason: 'spam' })).status).toBeLessThan(
      300,
    );
  };
  await reported(mod);
  const bob = await forum.join('bob');
  await reported(bob);
  await settled(forum);
  const reports = async () => (await itemsOf(admin)).filter(({ type }: Any) => type === 'report').length;
  expect(await reports()).toBe(2);
  expect((await giveRole(forum, admin, 'moderator')).status).toBe(200);
  await settled(forum);
  expect(await reports()).toBe(1);
});
