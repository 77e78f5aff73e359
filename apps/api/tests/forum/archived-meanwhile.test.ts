import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newGroup, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let mod: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, mod] = await forum.people('alice', 'mod');
});
afterAll(() => forum.close());

const code = (answer: Any) => answer.body?.error?.code ?? answer.status;
const waiting = (n: number) =>
  until(
    async () => {
      const { rows } = await forum.db.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length >= n;
    },
    { timeoutMs: 20_000, what: `${n} requests to wait` },
  );

/** A group with a category, and in it a topic and a reply of alice's. */
async function place() {
  const group = await newGroup(alice, false);
  const category = await forum.category({ groupId: group });
  const topic = await newTopic(alice, category);
  const reply = (await newReply(alice, topic)).id;
  return { group, category, topic, reply };
}

const written = async (category: string) =>
  (
    await forum.db.pool.query(
      `SELECT t.id, t.version, t.deleted_at, r.id AS reply, r.version AS v, r.deleted_at AS gone
       FROM topic t LEFT JOIN reply r ON r.topic_id = t.id WHERE t.category_id = $1 ORDER BY r.number`,
      [category],
    )
  ).rows;

test('what waited while the group was archived is refused, and nothing of it is written', {
  timeout: 60_000,
}, async () => {
  const { group, category, topic, reply } = await place();
  const before = await written(category);
  const holder = await forum.db.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM stream WHERE room = $1 FOR UPDATE', [`topic:${topic}`]);
    await holder.query('SELECT 1 FROM topic WHERE id = $1 FOR UPDATE', [topic]);
    await holder.query('SELECT 1 FROM reply WHERE id = $1 FOR UPDATE', [reply]);
    const asked = [
      alice.post(`/api/topics/${topic}/replies`, { body: 'Too late.' }),
      mod.post(`/api/topics/${topic}/replies`, { body: 'Too late as well.' }),
      alice.patch(`/api/topics/${topic}`, { title: 'Other words' }),
      alice.delete(`/api/topics/${topic}`),
      alice.patch(`/api/replies/${reply}`, { body: 'Other words.' }),
      alice.delete(`/api/replies/${reply}`),
    ];
    await waiting(asked.length);
    expect(code(await alice.put(`/api/groups/${group}/archive`, {}))).toBe(200);
    await holder.query('COMMIT');
    expect((await Promise.all(asked)).map(code)).toEqual(asked.map(() => 'GROUP_ARCHIVED'));
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
  expect(await written(category)).toEqual(before);
});

test('a topic neither begins in, nor moves into, a category whose group is being archived', {
  timeout: 60_000,
}, async () => {
  const { group, category } = await place();
  const elsewhere = await newTopic(alice, await forum.category());
  const before = await written(category);
  const holder = await forum.db.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM stream WHERE room = $1 FOR UPDATE', [`group:${group}`]);
    const archived = alice.put(`/api/groups/${group}/archive`, {});
    await waiting(1);
    const asked = [
      alice.post('/api/topics', { categoryId: category, title: 'One more topic', body: 'Too late.' }),
      mod.put(`/api/topics/${elsewhere}/category`, { categoryId: category }),
    ];
    await waiting(3);
    await holder.query('COMMIT');
    expect(code(await archived)).toBe(200);
    expect((await Promise.all(asked)).map(code)).toEqual(['GROUP_ARCHIVED', 'GROUP_ARCHIVED']);
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
  expect(await written(category)).toEqual(before);
  expect((await alice.get(`/api/topics/${elsewhere}`)).body.categoryId).not.toBe(category);
});
