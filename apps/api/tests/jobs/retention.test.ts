import { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pruneEvents, pruneLeftovers } from '../../src/platform/events/log/retention.ts';
import { type Forum, type Member, newReply, newTopic, startForum, storedIn } from '../support/forum.ts';

const DAY = 86_400_000;
let forum: Forum;
let alice: Member;
let category: string;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  forum = await startForum();
  alice = await forum.join('alice');
  category = await forum.category();
});
afterAll(() => forum.close());

test('events past their time go from the beginning of a room; older positions are reset, newer ones are recovered', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  for (let i = 1; i <= 6; i++) await newReply(alice, topic, `Reply ${i}`);
  const events = await storedIn(forum.db, room);
  await forum.db.pool.query(`UPDATE event SET at = at - interval '31 days' WHERE room = $1 AND "offset" <= 4`, [room]);
  expect(await pruneEvents(forum.db, 30 * DAY)).toBe(4);
  expect(await pruneEvents(forum.db, 30 * DAY)).toBe(0);
  const viewer = viewers.add(new Viewer(forum, alice));
  const { epoch } = await viewer.connect();
  const at = async (offset: number) => {
    const since = { epoch, offset, ...(offset > 0 ? { id: events[offset - 1].id } : {}) };
    const { rooms } = await viewer.command('sync', { rooms: [{ room, since }] });
    const { recovered, reason, floor, events: missed } = rooms[0];
    return [recovered, reason ?? null, floor, missed.length];
  };
  expect(await at(0)).toEqual([false, 'too_old', 4, 0]);
  expect(await at(3)).toEqual([false, 'too_old', 4, 0]);
  expect(await at(4)).toEqual([true, null, 4, 2]);
  expect(await at(5)).toEqual([true, null, 4, 1]);
  expect(await at(6)).toEqual([true, null, 4, 0]);
  expect((await newReply(alice, topic)).number).toBe(7);
  expect((await storedIn(forum.db, room)).map(({ offset }) => offset)).toEqual([5, 6, 7]);
});

test('a room whose events are all past their time keeps its head, and who is there stays recovered', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  for (let i = 0; i < 3; i++) await newReply(alice, topic);
  const last = (await storedIn(forum.db, room)).at(-1);
  await forum.db.pool.query(`UPDATE event SET at = at - interval '40 days' WHERE room = $1`, [room]);
  await pruneEvents(forum.db, 30 * DAY);
  const viewer = viewers.add(new Viewer(forum, alice));
  const { epoch } = await viewer.connect();
  const since = { epoch, offset: 3, id: last.id };
  const { rooms } = await viewer.command('sync', { rooms: [{ room, since }] });
  expect(rooms[0]).toMatchObject({ recovered: true, head: 3, floor: 3, events: [] });
});

test('answers kept for repeated requests go after a day', async () => {
  const topic = await newTopic(alice, category);
  for (const key of ['old', 'young'])
    await alice.post(`/api/topics/${topic}/replies`, { body: key }, { 'idempotency-key': key });
  await forum.db.pool.query(`UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'`);
  await pruneLeftovers(forum.db);
  const { rows } = await forum.db.pool.query('SELECT key FROM idempotency_key');
  expect(rows).toEqual([{ key: 'young' }]);
});

test('links that were mailed go a week after they ran out, with the address they were mailed to', async () => {
  const { id } = await forum.join('linked');
  for (const [n, ago] of ['8 days', '6 days', '-30 minutes'].entries())
    await forum.db.pool.query(
      `INSERT INTO account_link (id, hash, user_id, purpose, email, expires_at)
       VALUES (gen_random_uuid(), $1, $2, 'reset', 'linked@example.org', now() - $3::interval)`,
      [String(n).repeat(64), id, ago],
    );
  await pruneLeftovers(forum.db);
  const { rows } = await forum.db.pool.query('SELECT hash FROM account_link WHERE user_id = $1 ORDER BY hash', [id]);
  expect(rows.map(({ hash }) => hash[0])).toEqual(['1', '2']);
});

test('the server keeps one recurring job for each', async () => {
  const { rows } = await forum.db.pool.query('SELECT kind FROM job WHERE unique_key IS NOT NULL ORDER BY kind');
  expect(rows.map(({ kind }) => kind)).toEqual([
    'agents:overdue',
    'counts:categories',
    'counts:notifications',
    'mail:prune',
    'notifications:months',
    'notifications:purge',
    'notifications:wake',
    'retention:alerts',
    'retention:announcement-dismissals',
    'retention:events',
    'retention:ingest-receipts',
    'retention:leftovers',
    'retention:mutes',
    'retention:push',
    'retention:webhook-deliveries',
    'search:index',
  ]);
});
