import { figure, until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, startForum, storedOf } from '../support/forum.ts';

/** How many topics somebody new finds; many more to measure. */
const TOPICS = Number(process.env.TOPICS ?? 10_500);

let forum: Forum;
let alice: Member;
let newcomer: Member;
let category: string;
let topic: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, newcomer] = await forum.people('alice', 'newcomer');
  category = await forum.category();
  for (let made = 0; made < TOPICS; made += 10_000) {
    await forum.db.pool.query(
      `WITH made AS (
         INSERT INTO topic (id, category_id, author_id, title, slug, body)
         SELECT gen_random_uuid(), $1, $2, 'An old topic', 'an-old-topic', 'Words.' FROM generate_series(1, $3) RETURNING id
       ), counted AS (
         INSERT INTO category_stat AS c (category_id, topic_count) VALUES ($1, $3)
         ON CONFLICT (category_id) DO UPDATE SET topic_count = c.topic_count + $3
       )
       INSERT INTO topic_stat (topic_id, last_activity_at)
       SELECT id, now() - interval '1 day' - (row_number() OVER ()) * interval '1 second' FROM made`,
      [category, alice.id, Math.min(10_000, TOPICS - made)],
    );
  }
  topic = await newTopic(alice, category);
}, 400_000);
afterAll(() => forum.close());

const unread = async (who: Member) =>
  (await who.get('/api/categories')).body.items.find(({ id }) => id === category)?.viewer?.unread;

test('marking everything as read takes no more topics at once than a statement may, and reaches all of them', {
  timeout: 300_000,
}, async () => {
  expect(await unread(newcomer)).toBe(TOPICS + 1);
  const began = performance.now();
  expect((await newcomer.put('/api/topics/read', {})).status).toBe(204);
  const answered = performance.now() - began;
  // What is written after it was asked for is not among it.
  await newReply(alice, topic, 'News.');
  await until(async () => (await unread(newcomer)) === 1, { timeoutMs: 200_000, what: 'all but the news to be read' });
  const { items: pages } = (await newcomer.get(`/api/topics?categoryId=${category}&filter=unread`)).body;
  expect(pages.map(({ id }) => id)).toEqual([topic]);
  const { rows } = await forum.db.pool.query(
    `SELECT count(*)::int AS n FROM topic_read WHERE user_id = $1 GROUP BY changed ORDER BY n DESC`,
    [newcomer.id],
  );
  const lots = rows.map(({ n }) => n);
  expect(Math.max(...lots)).toBeLessThanOrEqual(5000);
  expect(lots.reduce((sum, n) => sum + n, 0)).toBe(TOPICS + 1);
  const events = await storedOf(forum.db, newcomer.id);
  expect(events.filter(({ name }) => name === 'topics:read')).toHaveLength(rows.length);
  figure(
    'mark all read',
    `${TOPICS} topics`,
    `answered in ${Math.round(answered)} ms, all read after ${Math.round(performance.now() - began)} ms`,
    'answered below 1000 ms',
  );
});

test('what is unread only far below what is read is reached as well', { timeout: 120_000 }, async () => {
  const [reader] = await forum.people('reader');
  await forum.db.pool.query(
    `INSERT INTO topic_read (user_id, topic_id, number, at)
     SELECT $1, s.topic_id, s.last_number, now() FROM topic_stat s ORDER BY s.last_activity_at DESC LIMIT 6000`,
    [reader.id],
  );
  expect(await unread(reader)).toBe(TOPICS + 1 - 6000);
  expect((await reader.put('/api/topics/read', { categoryId: category })).status).toBe(204);
  await until(async () => (await unread(reader)) === 0, { timeoutMs: 60_000, what: 'everything to be read' });
  // Nothing is left to look for.
  expect((await reader.put('/api/topics/read', {})).status).toBe(204);
});
