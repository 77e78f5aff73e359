import { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkCounts } from '../../src/features/notifications/upkeep/check-counts.ts';
import { purge } from '../../src/features/notifications/upkeep/months.ts';
import { defineFeature } from '../../src/platform/feature/feature.ts';
import type { Services } from '../../src/platform/feature/services.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';
import { countedOf, inboxOf, itemsOf, settled, totals } from '../support/inbox.ts';

let forum: Forum;
let services: Services;
let alice: Member;
let bob: Member;
let topic: string;
const viewers = viewersOfEachTest<Member>();
beforeAll(async () => {
  const spy = defineFeature({
    name: 'upkeep-test',
    start: (given: Services) => {
      services = { ...given, log: createLog('silent') };
      return {};
    },
  });
  forum = await startForum({ TIMINGS: JSON.stringify({ jobPoll: 20, coalesce: 10 }) }, undefined, [spy]);
  [alice, bob] = await forum.people('alice', 'bob');
  topic = await newTopic(alice, await forum.category());
});
afterAll(() => forum.close());
beforeEach(async () => {
  await newReply(bob, topic, `Hello @${alice.username}`);
  await settled(forum);
});

const drift = async (): Promise<number> => {
  const text = await services.metrics.registry.metrics();
  return Number(/^count_drift (\d+)/m.exec(text)?.[1] ?? Number.NaN);
};
const whole = async (who: Member) => expect(totals((await inboxOf(who)).counts)).toEqual(await countedOf(forum, who));
const sql = async (text: string, values: unknown[] = []): Promise<Any[]> =>
  (await forum.db.pool.query(text, values)).rows;

test('stored counts that are wrong are found, said, put right on all devices, and counted; right ones are left alone', async () => {
  expect(await checkCounts(services)).toBe(0);
  expect(await drift()).toBe(0);
  const viewer = await viewers.view(forum, alice);
  const right = (await inboxOf(alice)).counts;
  await sql('UPDATE notification_count SET unread = unread + 3 WHERE user_id = $1', [alice.id]);
  await sql(`INSERT INTO notification_count (user_id, category, unread, unseen) VALUES ($1, 'groups', 1, 1)`, [
    alice.id,
  ]);
  expect(await checkCounts(services)).toBe(1);
  expect(await drift()).toBe(1);
  const { counts, positions } = await inboxOf(alice);
  expect(counts).toEqual(right);
  const [said] = await viewer.until('notification:count');
  expect(said?.payload).toEqual({ ...right, asOf: (Object.values(positions)[0] as Any).offset });
  expect(await checkCounts(services)).toBe(0);
});

test('the check finds nothing while inboxes change', async () => {
  let busy = true;
  const writing = (async () => {
    for (let n = 0; n < 10; n++) {
      await newReply(bob, topic, `Again @${alice.username}`);
      await alice.put('/api/notifications/read-all', { upTo: 1e9 });
    }
    busy = false;
  })();
  let wrong = 0;
  while (busy) wrong += await checkCounts(services);
  await writing;
  await settled(forum);
  expect(wrong + (await checkCounts(services))).toBe(0);
});

test('what was deleted 30 days ago goes for good with its words, and is not made again', async () => {
  const [item] = await itemsOf(alice);
  await alice.delete(`/api/notifications/${item.id}`);
  await newReply(bob, topic, `And @${alice.username}`);
  await settled(forum);
  await sql(`UPDATE notification SET deleted_at = now() - interval '31 days' WHERE id = $1`, [item.id]);
  expect(await purge(services, 12)).toEqual({ removed: 1, dropped: 0 });
  expect((await alice.put(`/api/notifications/${item.id}`)).status).toBe(404);
  expect(await sql('SELECT data FROM notification_cause WHERE notification_id = $1', [item.id])).toEqual([
    { data: {} },
  ]);
  expect((await itemsOf(alice)).map(({ id }) => id)).not.toContain(item.id);
  await whole(alice);
});

test('months that are past go with all that is in them; whose numbers change is notified, and nobody else is', async () => {
  const [other, bystander] = [await viewers.view(forum, alice), viewers.add(new Viewer(forum, bob))];
  await bystander.connect();
  const before = await inboxOf(alice);
  await sql(`SELECT make_notification_months('2024-03-01T00:00:00Z', 1)`);
  await forum.db.pool.query(
    `INSERT INTO notification (id, user_id, type, category, reason, actors, data, position, created_at, updated_at, read_at, correlation_id)
     SELECT overlay(made_notification_id(first_uuid(x.at), gen_random_uuid())::text placing '7' from 15 for 1)::uuid, $1, 'like', 'reactions', 'your_post', '[]', '{}', 0, x.at, x.at, x.read, 'of-the-test'
     FROM (VALUES ('2024-03-05T00:00:00Z'::timestamptz, NULL::timestamptz), ('2024-04-05T00:00:00Z', NULL), ('2024-04-06T00:00:00Z', now()),
       ('2023-01-01T00:00:00Z', NULL), ('2023-01-02T00:00:00Z', now())) x(at, read)`,
    [alice.id],
  );
  await sql('SELECT recount_notifications($1)', [alice.id]);
  expect((await inboxOf(alice)).counts.unread).toBe(before.counts.unread + 3);
  expect((await purge(services, 12)).dropped).toBe(4);
  expect(await sql(`SELECT relname FROM pg_class WHERE relname ~ '^notification(_cause)?_2024'`)).toEqual([]);
  expect(await sql(`SELECT id FROM notification WHERE id < first_uuid('2025-01-01T00:00:00Z')`)).toEqual([]);
  expect((await inboxOf(alice)).counts).toEqual(before.counts);
  const [said] = await other.until('notification:count');
  expect(said?.payload).toMatchObject({ unread: before.counts.unread });
  expect(bystander.named('notification:count')).toEqual([]);
  expect((await purge(services, 12)).dropped).toBe(0);
});

test('the month twelve months ago is kept whole, the one before it is not', async () => {
  await sql(`SELECT make_notification_months('2030-01-01T00:00:00Z', 2)`);
  await purge(services, 12, new Date('2031-02-28T23:59:59Z'));
  const left = await sql(`SELECT relname FROM pg_class WHERE relname ~ '^notification_2030_\\d\\d$' ORDER BY 1`);
  expect(left.map(({ relname }) => relname)).toEqual(['notification_2030_02', 'notification_2030_03']);
});
