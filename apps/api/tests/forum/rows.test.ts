import { until } from '@tidings/testing';
import type { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic } from '../support/forum.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';

let both: TwoForums;
let here: Forum;
let there: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  both = await startTwoForums({ coalesce: 20, headsPoll: 200, headsPollUnhealthy: 200, gap: 20 });
  ({ here, there } = both);
  [alice, bob, mod] = await here.people('alice', 'bob', 'mod');
});
afterAll(() => both.close());

const follow = (forum: Forum, ...rooms: string[]) => viewers.view(forum, bob, ...rooms);
const act = (action: string, targetId: string) =>
  mod.post('/api/moderation/actions', { action, targetType: 'topic', targetId, reason: 'x' });
/** The row as the newest bump of a topic left it: one that came before the topic did shows nothing. */
function shown({ received }: Viewer, topic: string, after: string): { excerpt: string; last: string } | undefined {
  const sent = received.findLastIndex(({ name, payload }) => name === after && payload.id === topic);
  const bump = received.findLast(({ name, payload }, i) => i > sent && name === 'topic:bumped' && payload.id === topic);
  return sent < 0 ? undefined : bump && { excerpt: bump.payload.excerpt, last: bump.payload.counts.lastReply?.id };
}
async function rowOf(member: Member, category: string, topic: string) {
  const { items } = (await member.get(`/api/topics?categoryId=${category}`)).body;
  const row = items.find(({ id }) => id === topic);
  return { excerpt: row?.excerpt, last: row?.counts.lastReply?.id };
}

test('a reply that was written while its topic was hidden shows no words, and one while it was restored does', async () => {
  const category = await here.category();
  const viewer = await follow(here, `category:${category}`);
  for (const action of ['hide', 'restore']) {
    const topic = await newTopic(alice, category, `To be caught by ${action}`);
    if (action === 'restore') await act('hide', topic);
    const lock = await here.db.pool.connect();
    try {
      // The action stands first in the queue for the topic's stream, the reply second, with what it knew before.
      await lock.query('BEGIN');
      await lock.query('SELECT 1 FROM stream WHERE room = $1 FOR UPDATE', [`topic:${topic}`]);
      const waiting = (n: number) =>
        until(async () => {
          const { rows } = await here.db.pool.query(
            `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database()
               AND wait_event_type = 'Lock' AND query LIKE '%append_events%'`,
          );
          return rows[0].n === n;
        });
      const acted = act(action, topic);
      await waiting(1);
      const replied = newReply(alice, topic, 'Said meanwhile.');
      await waiting(2);
      await lock.query('COMMIT');
      await Promise.all([acted, replied]);
    } finally {
      lock.release();
    }
    const row = await rowOf(bob, category, topic);
    expect(row.excerpt).toBe(action === 'hide' ? '' : 'Said meanwhile.');
    await until(() => viewer.named('topic:bumped').some(({ payload }) => payload.counts.lastReply?.id === row.last));
    await until(() => JSON.stringify(shown(viewer, topic, 'topic:updated')) === JSON.stringify(row));
  }
});

test('what another server’s topic shows follows its arrival, its return and its restoration, also without Redis', async () => {
  await both.redis.stop();
  const [from, to] = [await here.category(), await here.category()];
  const topic = await newTopic(alice, from, 'On its way');
  await newReply(alice, topic, 'The newest words.');
  const viewer = await follow(there, `category:${to}`);
  await mod.put(`/api/topics/${topic}/category`, { categoryId: to });
  const same = async (after: string) => {
    const row = await rowOf(bob, to, topic);
    await until(() => JSON.stringify(shown(viewer, topic, after)) === JSON.stringify(row), {
      what: `the row: ${after}`,
    });
    return row.excerpt;
  };
  expect(await same('topic:created')).toBe('The newest words.');
  await act('hide', topic);
  await until(() => viewer.named('topic:updated').length === 1);
  expect(await same('topic:updated')).toBe('');
  await act('restore', topic);
  await until(() => viewer.named('topic:updated').length === 2);
  expect(await same('topic:updated')).toBe('The newest words.');
  await act('delete', topic);
  await act('restore', topic);
  await until(() => viewer.named('topic:created').length === 2);
  expect(await same('topic:created')).toBe('The newest words.');
});

test('without Redis the rows of other servers follow new, deleted and hidden replies within five seconds', async () => {
  const category = await here.category();
  const topic = await newTopic(alice, category, 'Far from here');
  const first = await newReply(alice, topic, 'First.');
  const viewer = await follow(there, `category:${category}`);
  const same = async () => {
    const row = await rowOf(bob, category, topic);
    const bumped = () => viewer.named('topic:bumped').findLast(({ payload }) => payload.id === topic)?.payload;
    await until(() => bumped()?.excerpt === row.excerpt && (bumped()?.counts.lastReply?.id ?? undefined) === row.last, {
      timeoutMs: 5000,
      what: `the row to say “${row.excerpt}”`,
    });
  };
  const second = await newReply(alice, topic, 'Second.');
  await same();
  await mod.post('/api/moderation/actions', { action: 'hide', targetType: 'reply', targetId: second.id, reason: 'x' });
  await same();
  await alice.delete(`/api/replies/${second.id}`);
  await same();
  await alice.patch(`/api/replies/${first.id}`, { body: 'First, said better.' });
  await same();
});
