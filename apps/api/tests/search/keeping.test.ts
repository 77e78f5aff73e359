import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchSql } from '../../src/features/search/query/repository.ts';
import { type Any, type Forum, type Member, newReply, newTopic } from '../support/forum.ts';
import { found, indexed, startSearching } from './searching.ts';

let forum: Forum;
let alice: Member;
let mod: Member;
let category: string;
beforeAll(async () => {
  forum = await startSearching();
  [alice, mod] = await forum.people('alice', 'mod');
  category = await forum.category();
}, 120_000);
afterAll(() => forum.close());

const numbers = async (q: string, more = {}) =>
  (await found(alice, q, more)).items.map(({ number }: Any) => number).sort();
const act = (action: string, targetType: string, targetId: string) =>
  mod.post('/api/moderation/actions', { action, targetType, targetId, reason: 'For a test.' });

test('what a post no longer says is not found from the moment it was changed, what it says now a moment later', async () => {
  const topic = await newTopic(alice, category, 'Gannets nest');
  const reply = await newReply(alice, topic, 'Cormorants dive');
  await indexed(forum);
  expect([await numbers('gannets'), await numbers('cormorants')]).toEqual([[0], [1]]);

  await alice.patch(`/api/replies/${reply.id}`, { body: 'Guillemots stand' });
  await alice.patch(`/api/topics/${topic}`, { title: 'Petrels nest' });
  expect([await numbers('gannets'), await numbers('cormorants')]).toEqual([[], []]);
  await indexed(forum);
  expect([await numbers('petrels'), await numbers('guillemots')]).toEqual([[0], [1]]);

  // An earlier text is removed: what stands there now stays found meanwhile.
  const { body: revisions } = await alice.get(`/api/replies/${reply.id}/revisions`);
  await alice.delete(`/api/replies/${reply.id}/revisions/${revisions.items[0]?.id}`);
  expect(await numbers('guillemots')).toEqual([1]);

  await act('hide', 'reply', reply.id);
  expect(await numbers('guillemots')).toEqual([]);
  const entries = 'SELECT count(*)::int AS n FROM search_entry WHERE id = $1';
  expect((await forum.db.pool.query(entries, [reply.id])).rows[0].n).toBe(0);
  await act('restore', 'reply', reply.id);
  await indexed(forum);
  expect(await numbers('guillemots')).toEqual([1]);

  await act('pin', 'topic', topic);
  expect(await numbers('petrels')).toEqual([0]);
  await act('hide', 'topic', topic);
  const { items } = await found(alice, 'guillemots');
  expect(items).toMatchObject([{ number: 1, title: [] }]);
  expect(await numbers('petrels')).toEqual([]);
  await act('delete', 'topic', topic);
  expect(await numbers('guillemots')).toEqual([]);
});

test('a moved topic is found where it is now, with all of its replies', async () => {
  const [from, to] = [await forum.category(), await forum.category()];
  const topic = await newTopic(alice, from, 'Terns travel');
  for (let n = 0; n < 3; n += 1) await newReply(alice, topic, 'Terns indeed');
  await indexed(forum);
  await mod.put(`/api/topics/${topic}/category`, { categoryId: to, reason: 'It belongs there.' });
  expect(await numbers('terns', { categoryId: from })).toEqual([]);
  await indexed(forum);
  expect(await numbers('terns', { categoryId: from })).toEqual([]);
  expect(await numbers('terns', { categoryId: to })).toEqual([0, 1, 2, 3]);
});

test('no word of a post stops the index: one that is cut within a character, and very many long ones', async () => {
  const topic = await newTopic(alice, category, 'Whimbrels wander');
  const cutInTwo = `a${'\u{10330}'.repeat(40)}`;
  const swelling = Array.from({ length: 4500 }, (_, n) => `ä${String.fromCodePoint(0x4e00 + n)}ﷺﷺﷺﷺ`).join(' ');
  await newReply(alice, topic, `${cutInTwo} whimbrel one`);
  await newReply(alice, topic, `whimbrel two ${swelling.slice(0, 31_000)}`);
  await newReply(alice, topic, 'whimbrel three');
  await indexed(forum);
  expect(await numbers('whimbrel')).toEqual([0, 1, 2, 3]);
});

test('what cannot be put into the index is put aside and said, and what comes after it is found', async () => {
  const topic = await newTopic(alice, category, 'Ruffs rest');
  await indexed(forum);
  await forum.db.pool.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.number = 1 THEN RAISE EXCEPTION 'too much' USING ERRCODE = '54000'; END IF; RETURN NEW; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON search_entry FOR EACH ROW WHEN (NEW.number = 1) EXECUTE FUNCTION refuse()`,
  );
  try {
    await newReply(alice, topic, 'ruff one');
    await newReply(alice, topic, 'ruff two');
    await indexed(forum);
    expect(await numbers('ruff')).toEqual([0, 2]);
    expect((await forum.db.pool.query('SELECT kind FROM dead_letter')).rows).toEqual([]);
  } finally {
    await forum.db.pool.query('DROP TRIGGER refuse ON search_entry; DROP FUNCTION refuse()');
  }
});

test('what was there before the index comes into it, also when the server ended in between', async () => {
  const topic = await newTopic(alice, category, 'Avocets wade');
  await forum.db.pool.query(
    `INSERT INTO reply (id, topic_id, author_id, number, body)
     SELECT gen_random_uuid(), $1, $2, n, 'Avocets wade ' || n FROM generate_series(1, 250) n`,
    [topic, alice.id],
  );
  await indexed(forum);
  // As after the migration, with one stretch of the replies done.
  await forum.db.pool.query('BEGIN; DELETE FROM search_due; DELETE FROM search_entry; COMMIT');
  expect((await found(alice, 'avocets')).count).toBe(0);
  await forum.db.pool.query(
    `INSERT INTO search_backfill VALUES ('topic', 'ffffffff-ffff-ffff-ffff-ffffffffffff'), ('reply', 'ffffffff-ffff-ffff-ffff-ffffffffffff')`,
  );
  await indexed(forum);
  expect((await found(alice, 'avocets')).count).toBe(251);
});

const posts = 6000;
test(`among ${posts} posts few rows are read, by the index, however common the words are`, async () => {
  const topic = await newTopic(alice, category, 'Many');
  const { pool } = forum.db;
  await pool.query('ALTER TABLE reply DISABLE TRIGGER USER');
  for (let from = 0; from < posts; from += 500) {
    await pool.query(
      `WITH r AS (INSERT INTO reply (id, topic_id, author_id, number, body, created_at)
         SELECT gen_random_uuid(), $1, $2, n, 'x', now() - n * interval '2 hours' FROM generate_series($4::int + 1, $4::int + 500) n RETURNING *)
       INSERT INTO search_entry SELECT r.id, r.topic_id, r.number, 1, r.created_at, search_vector(
         ARRAY['everywhere', CASE WHEN r.number % 50 = 0 THEN 'sometimes' ELSE 'mostly' END, 'w' || r.number], ARRAY['1', '2', '3'],
         search_marks(r.topic_id, $3, r.author_id, r.number, r.created_at)) FROM r`,
      [topic, alice.id, category, from],
    );
  }
  await pool.query('ALTER TABLE reply ENABLE TRIGGER USER');
  await pool.query('ANALYZE search_entry, reply');
  const client = await pool.connect();
  /** What this connection has read of the index since its numbers were last taken: a difference is what one search read. */
  const readSoFar = async () => {
    const { rows } = await client.query<{ seq: number; fetched: number }>(
      `SELECT sum(seq_scan)::int AS seq, sum(idx_tup_fetch)::int AS fetched FROM pg_stat_xact_user_tables WHERE relname = 'search_entry'`,
    );
    return rows[0] ?? { seq: 0, fetched: 0 };
  };
  try {
    const read: Record<string, number> = {};
    for (const q of [
      "'everywhere'",
      "'sometimes'",
      "'w3100'",
      "'everywhere'&'w5999'",
      "'mostly'&!'everywhere'",
      "'nowhere'",
    ]) {
      await client.query('BEGIN');
      const before = await readSoFar();
      const values = [alice.id, q, q, true, {}, new Date(), null, null, 21, 501];
      const { rows } = await client.query(searchSql, values);
      expect(rows.length).toBeGreaterThan(0);
      const after = await readSoFar();
      await client.query('ROLLBACK');
      expect([q, after.seq - before.seq]).toEqual([q, 0]);
      read[q] = after.fetched - before.fetched;
    }
    // Five hundred are counted and ranked; nobody reads six thousand.
    for (const [q, rows] of Object.entries(read)) expect([q, rows < 3000]).toEqual([q, true]);
    expect(read["'everywhere'&'w5999'"]).toBeLessThan(10);
  } finally {
    client.release();
  }
  const { body } = await alice.get('/api/search?q=everywhere+');
  expect([body.count, body.isMore, body.items.length]).toEqual([500, true, 20]);
}, 120_000);
