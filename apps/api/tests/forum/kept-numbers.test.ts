import { uuidv7 } from '@tidings/db';
import { seededRandom } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recountCategory } from '../../src/features/categories/repository.ts';
import { type Answer, type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let members: Member[];
let mod: Member;
let open: string[];
let closed: string;
let group: string;
beforeAll(async () => {
  forum = await startForum();
  members = await forum.people('alice', 'bob', 'carol');
  mod = await forum.join('mod', 'moderator');
  const [owner] = members as [Member];
  group = (await owner.post('/api/groups', { name: 'Kept', slug: 'kept', open: false })).body.id;
  open = [await forum.category(), await forum.category()];
  closed = await forum.category({ groupId: group });
});
afterAll(() => forum.close());

/** Where kept and counted numbers differ, for every member and category, in one statement: at one moment. */
async function differences(): Promise<Any[]> {
  const { rows } = await forum.db.pool.query(
    `WITH counted AS (
       SELECT u.id AS member, c.id AS category,
         (SELECT count(*)::int FROM topic t WHERE t.category_id = c.id AND t.deleted_at IS NULL) AS topics,
         (SELECT count(*)::int FROM topic t LEFT JOIN topic_read r ON r.topic_id = t.id AND r.user_id = u.id
          WHERE t.category_id = c.id AND t.deleted_at IS NULL AND (r.topic_id IS NULL AND t.author_id <> u.id
            OR r.number < (SELECT max(x.number) FROM reply x WHERE x.topic_id = t.id AND x.deleted_at IS NULL))) AS unread
       FROM "user" u, category c
     ), kept AS (
       SELECT u.id AS member, c.id AS category, coalesce(n.topic_count, 0) AS topics,
         coalesce(n.topic_count, 0) - coalesce(r.topics, 0) AS unread
       FROM "user" u CROSS JOIN category c LEFT JOIN category_stat n ON n.category_id = c.id
         LEFT JOIN LATERAL (SELECT * FROM read_topics(u.id)) r ON r.category_id = c.id
     )
     SELECT * FROM counted EXCEPT SELECT * FROM kept`,
  );
  return rows;
}
const settle = (id: string) => forum.db.pool.query('SELECT settle_reads($1)', [id]);

test('kept numbers equal counted ones at every moment of anything done by anybody at once', async () => {
  const random = seededRandom(20);
  const topics: string[] = [];
  const replies: string[] = [];
  for (const place of [...open, closed]) {
    for (let i = 0; i < 4; i++) topics.push(await newTopic(members[0] as Member, place));
  }
  for (const topic of topics) replies.push((await newReply(members[0] as Member, topic)).id);
  const act = (action: string, targetType: string, targetId: string) =>
    mod.post('/api/moderation/actions', { action, targetType, targetId, reason: 'x' });
  const anybody = () => random.pick(members);
  const deeds: (() => Promise<Answer>)[] = [
    async () => {
      const made = await anybody().post('/api/topics', {
        categoryId: random.pick([...open, closed]),
        title: 'New',
        body: 'x',
      });
      if (made.status === 201) topics.push(made.body.id);
      return made;
    },
    async () => {
      const made = await anybody().post(`/api/topics/${random.pick(topics)}/replies`, { body: 'x' });
      if (made.status === 201) replies.push(made.body.id);
      return made;
    },
    () => anybody().put(`/api/topics/${random.pick(topics)}/read`, { replyNumber: random.int(0, 12) }),
    () => anybody().put(`/api/topics/${random.pick(topics)}/read`, { replyNumber: 1000 }),
    () => anybody().get('/api/categories'),
    () => act('delete', 'reply', random.pick(replies)),
    () => act('restore', 'reply', random.pick(replies)),
    () => act('hide', 'topic', random.pick(topics)),
    () => act('restore', 'topic', random.pick(topics)),
    () => act('delete', 'topic', random.pick(topics)),
    () => mod.put(`/api/topics/${random.pick(topics)}/category`, { categoryId: random.pick([...open, closed]) }),
    () => (members[1] as Member).post(`/api/groups/${group}/join`),
    () => (members[0] as Member).delete(`/api/groups/${group}/members/${(members[1] as Member).username}`),
  ];
  let busy = true;
  const failed: Answer[] = [];
  const workers = Array.from({ length: 6 }, async () => {
    for (let i = 0; i < 30; i++) {
      const answer = await random.pick(deeds)();
      if (answer.status >= 500) failed.push(answer);
    }
  });
  const settler = (async () => {
    while (busy) await settle(random.pick([...members, mod]).id);
  })();
  const seen: Any[] = [];
  let looks = 0;
  const checker = (async () => {
    while (busy) {
      seen.push(...(await differences()));
      looks += 1;
    }
  })();
  await Promise.all(workers);
  busy = false;
  await Promise.all([settler, checker]);
  expect([failed, seen]).toEqual([[], []]);
  expect(looks).toBeGreaterThan(5);
  expect(await differences()).toEqual([]);

  // As in a database that was put back into another one, whose transactions have other numbers.
  await forum.db.pool.query(`UPDATE member_seen SET epoch = 'another', horizon = 9000000000000`);
  await forum.db.pool.query('UPDATE topic_stat SET changed = 9000000000000');
  expect(await differences()).toEqual([]);
  for (const { id } of members) await settle(id);
  expect(await differences()).toEqual([]);
  await newReply(members[0] as Member, await newTopic(members[1] as Member, open[0] as string));
  expect(await differences()).toEqual([]);
});

test('a change that commits after reading was settled is not lost, though it began before', async () => {
  const [alice, bob] = members as [Member, Member];
  const topic = await newTopic(alice, open[0] as string);
  const slow = await forum.db.pool.connect();
  try {
    await slow.query('BEGIN');
    const marker = JSON.stringify({ userId: bob.id, topicId: topic, replyNumber: 0 });
    await slow.query('SELECT feed_topic_read($1, now())', [marker]);
    await newTopic(alice, open[0] as string, `Another one ${uuidv7()}`);
    await settle(bob.id);
    await slow.query('COMMIT');
  } finally {
    slow.release();
  }
  expect(await differences()).toEqual([]);
});

test('what a server that does not count has changed is put right, also while others go on, and what is right stays', async () => {
  const [alice, bob] = members as [Member, Member];
  const [from, to] = open as [string, string];
  const gone = await newTopic(alice, from, 'Deleted uncounted');
  const moved = await newTopic(alice, from, 'Moved uncounted');
  for (const topic of [gone, moved]) await bob.put(`/api/topics/${topic}/read`, { replyNumber: 0 });
  await settle(bob.id);
  await forum.db.pool.query('UPDATE topic SET deleted_at = now() WHERE id = $1', [gone]);
  await forum.db.pool.query('UPDATE topic SET category_id = $2 WHERE id = $1', [moved, to]);
  expect(await differences()).not.toEqual([]);
  const writing = Promise.all([1, 2, 3].map((n) => newTopic(alice, from, `Meanwhile ${n}`)));
  expect([await recountCategory(forum.db, from), await recountCategory(forum.db, to)]).toEqual([-2, 1]);
  await writing;
  expect(await differences()).toEqual([]);
  expect([await recountCategory(forum.db, from), await recountCategory(forum.db, to)]).toEqual([0, 0]);
});

test('what was settled is not weighed again, and the list of categories says the kept numbers', async () => {
  const [alice] = members as [Member];
  await settle(alice.id);
  const { rows } = await forum.db.pool.query('SELECT * FROM unsettled_topics($1)', [alice.id]);
  expect(rows).toEqual([]);
  const { body } = await alice.get('/api/categories');
  for (const { id, topicCount, viewer } of body.items) {
    const lists = ['latest', 'new', 'unread'].map((filter) =>
      alice.get(`/api/topics?categoryId=${id}&filter=${filter}&limit=100`),
    );
    const [latest, , unread] = (await Promise.all(lists)).map((list) => list.body.items.length);
    expect([topicCount, viewer?.unread]).toEqual([latest, unread]);
  }
});
