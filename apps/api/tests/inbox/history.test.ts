import { seedDemo } from '@tidings/db/seed';
import { signIn } from '@tidings/testing/cluster';
import { Viewer } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAlertHistory } from '../../src/features/alerts/index.ts';
import { writeHistory } from '../../src/features/notifications/index.ts';
import { type Any, type Forum, startForum } from '../support/forum.ts';

type Row = {
  type: string;
  title: string;
  message: string;
  group_count: number;
  read: boolean;
  archived: boolean;
  snoozed: boolean;
  hours: number;
};

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
  await seedDemo(forum.db.pool);
  await writeHistory(forum.db, await readAlertHistory(forum.db));
});
afterAll(() => forum.close());

const inboxOf = async (name: string): Promise<Row[]> =>
  (
    await forum.db.pool.query<Row>(
      `SELECT n.type, n.title, n.message, n.group_count, n.read_at IS NOT NULL AS read, n.archived_at IS NOT NULL AS archived,
         n.snoozed_until > now() AS snoozed, extract(epoch FROM now() - n.updated_at)::float8 / 3600 AS hours
       FROM notification n JOIN "user" u ON u.id = n.user_id WHERE u.username = $1 ORDER BY n.position DESC`,
      [name],
    )
  ).rows;

describe.each(['alice', 'bob', 'carol', 'mod', 'admin'])('the inbox that %s finds', (name) => {
  test('holds what happened over days: some read, some not, one put off, some archived, one that many caused', async () => {
    const rows = await inboxOf(name);
    expect(rows.filter(({ read, snoozed }) => !read && !snoozed).length).toBeGreaterThanOrEqual(3);
    expect(rows.filter(({ read, archived }) => read && !archived).length).toBeGreaterThanOrEqual(3);
    expect(rows.filter(({ snoozed }) => snoozed)).toHaveLength(1);
    expect(rows.filter(({ archived }) => archived).length).toBeGreaterThanOrEqual(1);
    expect(rows.some(({ title, read }) => !read && / and 3 others /.test(title))).toBe(true);
    expect(Math.max(...rows.map(({ hours }) => hours))).toBeGreaterThan(24);
    expect(Math.min(...rows.map(({ hours }) => hours))).toBeLessThan(1.5);
    expect(new Set(rows.map(({ type }) => type)).size).toBeGreaterThanOrEqual(6);
    for (const { title } of rows) expect(title).not.toBe('');
  });
});

test.each(['alice', 'bob', 'carol', 'mod', 'admin'])(
  '%s finds alerts: one is new and in the inbox, others are seen to',
  async (name) => {
    const who = await signIn(forum.url, name);
    const { items, counts }: Any = await who.ask(forum.url, 'GET', '/api/alerts');
    const states = items.map(({ state }: Any) => state);
    expect(states).toEqual(expect.arrayContaining(['new', 'resolved']));
    expect(counts).toEqual({ new: 1, open: states.filter((state: string) => state !== 'resolved').length });
    const [fresh] = items.filter(({ state }: Any) => state === 'new');
    const rows = (await inboxOf(name)).filter(({ type }) => type.startsWith('alert.'));
    expect(rows.map(({ title, read }) => [title, read])).toEqual([[fresh.title, false]]);
  },
);

test('what counts in them is what their rows say, and nobody is sent what was there before', async () => {
  const { rows } = await forum.db.pool.query('SELECT * FROM drifted_notification_counts(ARRAY(SELECT id FROM "user"))');
  expect(rows).toEqual([]);
  expect((await forum.db.pool.query(`SELECT FROM event WHERE room LIKE 'user:%'`)).rowCount).toBe(0);
  const places = await forum.db.pool.query(
    `SELECT FROM notification n JOIN stream s ON s.room = 'user:' || n.user_id WHERE n.position > s.head OR s.head <> s.floor`,
  );
  expect(places.rowCount).toBe(0);
});

test('who asks for the inbox of the demo is answered it, and what comes next follows it', async () => {
  const [alice, carol] = [await signIn(forum.url, 'alice'), await signIn(forum.url, 'carol')];
  const before = await alice.ask(forum.url, 'GET', '/api/notifications?limit=50');
  expect(before.items.length).toBeGreaterThan(5);
  const viewer = new Viewer(forum, { username: 'alice', token: alice.token });
  await viewer.connect();
  const { topicId } = before.items.find(({ type }: Any) => type === 'group_post').data;
  await carol.ask(forum.url, 'POST', `/api/topics/${topicId}/replies`, { body: '@alice it goes on.' });
  const [placed] = await viewer.until('notification:new');
  viewer.close();
  expect(placed?.payload).toMatchObject({ type: 'mention', counts: { unread: before.counts.unread + 1 } });
});
