import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum, storedIn } from '../support/forum.ts';
import { countedOf, inboxOf, itemsOf, settled, totals } from '../support/inbox.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let mod: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ jobPoll: 20 }) });
  [alice, bob, carol, mod] = await forum.people('alice', 'bob', 'carol', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());

const about = async (who: Member, topicId: string) =>
  (await itemsOf(who, '?limit=100')).filter(({ data }) => data.topicId === topicId);
const whole = async (who: Member) => expect(totals((await inboxOf(who)).counts)).toEqual(await countedOf(forum, who));

/** Lets a member's notification be made and not committed while `meanwhile` happens. */
async function whileNotified(who: Member, cause: () => Promise<unknown>, meanwhile: () => Promise<unknown>) {
  const gate = await forum.db.pool.connect();
  try {
    await gate.query('BEGIN');
    // What every append to the member's own room asks for last, when its rows are written.
    await gate.query('SELECT pg_advisory_xact_lock(7401, hashtext($1))', [`user:${who.id}`]);
    await cause();
    const waits = (classid: number) => async () =>
      (
        await forum.db.pool.query(
          `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND NOT granted LIMIT 1`,
          [classid],
        )
      ).rowCount === 1;
    await until(waits(7401), { what: 'a notification that is made and not committed' });
    await meanwhile();
    const tried = async () =>
      (await waits(7405)()) ||
      (await forum.db.pool.query(`SELECT 1 FROM job WHERE kind = 'notifications:retract' LIMIT 1`)).rowCount === 0;
    await until(tried, { what: 'what was notified to be taken back' });
  } finally {
    await gate.query('COMMIT');
    gate.release();
  }
  await settled(forum);
}

/** Takes back as the job does; nobody is notified. */
const takeBack = (gone: object): Promise<Any> =>
  forum.db.pool.query('SELECT retract_notifications($1::jsonb) AS r', [JSON.stringify({ ...gone, limit: 10 })]);

describe('what goes while it is being notified', () => {
  test('a reply that is deleted then is in no inbox', async () => {
    const topic = await newTopic(alice, category);
    let reply: Any;
    await whileNotified(
      alice,
      async () => {
        reply = await newReply(bob, topic);
      },
      () => bob.delete(`/api/replies/${reply.id}`),
    );
    expect(await about(alice, topic)).toEqual([]);
    await whole(alice);
  });

  test('a like that is taken back then is in no inbox', async () => {
    const topic = await newTopic(alice, category);
    await whileNotified(
      alice,
      () => bob.put(`/api/topics/${topic}/like`),
      () => bob.delete(`/api/topics/${topic}/like`),
    );
    expect(await about(alice, topic)).toEqual([]);
    await whole(alice);
  });

  test('a topic that moves then to where a member may not look is in no inbox of theirs', async () => {
    const group = (await carol.post('/api/groups', { name: 'Closed', slug: 'closed', open: false })).body.id;
    const closed = await forum.category({ groupId: group });
    const topic = await newTopic(carol, category);
    let taken: Promise<Any> | undefined;
    await whileNotified(
      alice,
      () => newReply(bob, topic, `Look, @${alice.username}`),
      async () => {
        await forum.db.pool.query('UPDATE topic SET category_id = $2 WHERE id = $1', [topic, closed]);
        taken = takeBack({ topicId: topic, withoutRight: true });
      },
    );
    expect((await taken)?.rows[0].r.retracted).toMatchObject([{ userId: alice.id }]);
    expect(await about(alice, topic)).toEqual([]);
  });

  test('one who is blocked then leaves nothing behind', async () => {
    const topic = await newTopic(alice, category);
    let taken: Promise<Any> | undefined;
    await whileNotified(
      alice,
      () => newReply(bob, topic),
      async () => {
        await forum.db.pool.query('INSERT INTO block (user_id, blocked_id) VALUES ($1, $2)', [alice.id, bob.id]);
        taken = takeBack({ userId: alice.id, actorId: bob.id });
      },
    );
    expect((await taken)?.rows[0].r.retracted).toMatchObject([{ userId: alice.id }]);
    await forum.db.pool.query('DELETE FROM block');
  });
});

test('where a topic stands when it is notified of decides who may hear of it, and where it stands later who may keep it', async () => {
  const group = (await carol.post('/api/groups', { name: 'Later closed', slug: 'later-closed', open: true })).body.id;
  const place = await forum.category({ groupId: group });
  await bob.post(`/api/groups/${group}/join`);
  const topic = await newTopic(carol, category);
  await newReply(carol, topic, `@${bob.username} and @${alice.username}`);
  await settled(forum);
  expect((await about(bob, topic)).length).toBe(1);
  expect((await about(alice, topic)).length).toBe(1);
  await mod.put(`/api/topics/${topic}/category`, { categoryId: place });
  await settled(forum);
  expect((await about(alice, topic)).length).toBe(0);
  expect((await about(bob, topic)).length).toBe(1);
  await bob.post(`/api/groups/${group}/leave`);
  await settled(forum);
  expect(await about(bob, topic)).toEqual([]);
});

test('200 likes and as many taken back at once: in the end an item stands only for a like that stands, and numbers are right', async () => {
  const topic = await newTopic(alice, category);
  const lane = async (who: Member) => {
    for (let n = 0; n < 50; n++) {
      await who.put(`/api/topics/${topic}/like`);
      await who.delete(`/api/topics/${topic}/like`);
    }
  };
  await Promise.all([lane(bob), lane(carol), lane(bob), lane(carol)]);
  await settled(forum);
  const { rows } = await forum.db.pool.query('SELECT user_id FROM reaction WHERE target_id = $1', [topic]);
  const actors = (await about(alice, topic)).flatMap((item) => item.actors.map(({ id }: Any) => id));
  expect(rows.map(({ user_id }) => user_id)).toEqual(expect.arrayContaining(actors));
  await whole(alice);
}, 120_000);

describe('what a member does twice, or at once', () => {
  const made = async (n: number): Promise<Any[]> => {
    const topic = await newTopic(alice, category);
    for (let i = 0; i < n; i++) await newReply(bob, topic, `@${alice.username} ${i}`);
    await settled(forum);
    return about(alice, topic);
  };

  test('an event names what changed and passes over what did not', async () => {
    const [one, two] = await made(2);
    await alice.put(`/api/notifications/${one.id}/archive`);
    await bob.post('/api/notifications/bulk', { action: 'delete', ids: [one.id, two.id] });
    await alice.post('/api/notifications/bulk', { action: 'archive', ids: [one.id, two.id] });
    await alice.put(`/api/notifications/${one.id}/read`);
    await alice.post('/api/notifications/bulk', { action: 'read', ids: [one.id, two.id] });
    await alice.post('/api/notifications/bulk', { action: 'delete', ids: [one.id, two.id] });
    await alice.delete(`/api/notifications/${two.id}`);
    const said = (await storedIn(forum.db, `user:${alice.id}`)).slice(-5);
    expect(said.map(({ name, payload }: Any) => [name, payload.ids])).toEqual([
      ['notification:archived', [one.id]],
      ['notification:archived', [two.id]],
      ['notification:read', [one.id]],
      ['notification:read', [two.id]],
      ['notification:deleted', [one.id, two.id].sort()],
    ]);
  });

  test('two "mark all as read" at once: what came after what was shown stays unread, and each undoes its own', async () => {
    const items = await made(3);
    const [, middle, last] = items;
    const mark = (upTo: number) => alice.put('/api/notifications/read-all', { upTo });
    const [a, b] = await Promise.all([mark(last.position), mark(middle.position)]);
    const unread = async () =>
      (await about(alice, last.data.topicId)).filter(({ readAt }) => readAt === null).map(({ id }) => id);
    expect(await unread()).toEqual([items[0].id]);
    for (const { body } of [a, b])
      await alice.delete('/api/notifications/read-all', { undoToken: (body as Any).undoToken });
    expect(await unread()).toEqual(items.map(({ id }) => id));
    await whole(alice);
  });

  test('seen beyond what there is is what there is, once', async () => {
    const [item] = await made(1);
    const before = (await storedIn(forum.db, `user:${alice.id}`)).length;
    for (let n = 0; n < 3; n++) await alice.put('/api/notifications/seen', { upTo: 1e12 });
    expect((await storedIn(forum.db, `user:${alice.id}`)).length).toBe(before + 1);
    const { seenUpTo, counts } = await inboxOf(alice);
    expect([seenUpTo, counts.unseen]).toEqual([item.position, 0]);
  });

  test('a member whose inbox is empty may say that they saw it, and nobody hears of it', async () => {
    const dora = await forum.join('dora');
    const before = (await storedIn(forum.db, `user:${dora.id}`)).length;
    expect((await dora.put('/api/notifications/seen', { upTo: 5 })).status).toBe(200);
    expect((await storedIn(forum.db, `user:${dora.id}`)).length).toBe(before);
  });

  test('what wakes while it is read comes back unread once, and numbers are right', async () => {
    const items = await made(4);
    // Late enough that all are put off before the first wakes, on a slow machine as well.
    const until_ = new Date(Date.now() + 2_000).toISOString();
    for (const { id } of items) await alice.put(`/api/notifications/${id}/snooze`, { until: until_ });
    const woken = async () => {
      await forum.db.pool.query(
        `UPDATE job SET due_at = now() WHERE kind = 'notifications:wake' AND locked_by IS NULL`,
      );
      for (const { id } of items) await alice.put(`/api/notifications/${id}/read`);
      const { rows } = await forum.db.pool.query(
        'SELECT count(*)::int AS n FROM notification WHERE user_id = $1 AND snoozed_until IS NOT NULL',
        [alice.id],
      );
      return rows[0].n === 0;
    };
    await until(woken, { what: 'what was put off to come back', timeoutMs: 15_000 });
    await whole(alice);
    const events = (await storedIn(forum.db, `user:${alice.id}`)).filter(({ name }) => name === 'notification:updated');
    for (const { id } of items) expect(events.filter(({ payload }: Any) => payload.id === id).length).toBe(1);
  });
});

test('a deleted item loses its causes as others do: brought back it says nothing of what is gone', async () => {
  const topic = await newTopic(alice, category);
  await newReply(bob, topic, 'What stays.');
  const second = await newReply(carol, topic, 'What goes.');
  await settled(forum);
  const [item] = await about(alice, topic);
  await alice.delete(`/api/notifications/${item.id}`);
  await carol.delete(`/api/replies/${second.id}`);
  await settled(forum);
  await alice.put(`/api/notifications/${item.id}`);
  expect(await about(alice, topic)).toMatchObject([{ id: item.id, groupCount: 1, message: 'What stays.' }]);
  const said = await storedIn(forum.db, `user:${alice.id}`);
  expect(JSON.stringify(said)).not.toContain('What goes.');
});
