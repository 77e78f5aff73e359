import { afterAll, beforeAll, expect, test } from 'vitest';
import { mentionableSql } from '../../src/features/identity/account/repository.ts';
import { type Forum, type Member, newTopic, startForum } from '../support/forum.ts';
import { genericPlan, rowsRead } from '../support/plan.ts';

const people = 20_000;
let forum: Forum;
let alice: Member;
let topic: string;
beforeAll(async () => {
  forum = await startForum();
  alice = await forum.join('alice');
  topic = await newTopic(alice, await forum.category());
  await forum.db.pool.query(
    `INSERT INTO "user" (id, username, email, password_hash, display_name)
     SELECT gen_random_uuid(), chr(97 + i % 26) || 'user-' || i, 'user-' || i || '@example.org', '', 'Anna ' || i
     FROM generate_series(1, ${people}) i`,
  );
  await forum.db.pool.query(
    `INSERT INTO reply (id, topic_id, author_id, number, body)
     SELECT gen_random_uuid(), $1, u.id, row_number() OVER (ORDER BY u.email), 'Words.' FROM "user" u WHERE u.id <> $2`,
    [topic, alice.id],
  );
  await forum.db.pool.query('VACUUM ANALYZE "user", reply');
}, 120_000);
afterAll(() => forum.close());

const planOf = (prefix: string) => genericPlan(forum.db, mentionableSql, [prefix, topic, alice.id]);

test.each(['', 'a', 'anna', 'anna 19', 'zuser-9', 'nobody is called so', 'a%', '_'])(
  'among %s… of 20,000 people and as many replies, few rows are read',
  async (prefix) => {
    const read = rowsRead(await planOf(prefix));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(6000);
  },
);

test('whoever wrote there lately comes first, then by user name; a topic that is not open to the reader favours nobody', async () => {
  const found = async (query: string) =>
    (await alice.get(`/api/users?${query}`)).body.items.map(({ username }) => username);
  const { rows } = await forum.db.pool.query(
    `SELECT u.username FROM reply r JOIN "user" u ON u.id = r.author_id WHERE r.topic_id = $1 AND u.username LIKE 'b%'
     ORDER BY r.number DESC LIMIT 1`,
    [topic],
  );
  const bystander = await forum.join('baaa');
  const all = await found('mention=b');
  expect(all[0]).toBe(bystander.username);
  expect(all).toEqual([...all].sort());
  const there = await found(`mention=b&topicId=${topic}`);
  expect(there).toHaveLength(6);
  expect(there).not.toContain(bystander.username);
  expect(await found(`mention=${rows[0].username}&topicId=${topic}`)).toEqual([rows[0].username]);
  await forum.db.pool.query('UPDATE topic SET deleted_at = now() WHERE id = $1', [topic]);
  expect(await found(`mention=b&topicId=${topic}`)).toEqual(all);
});
