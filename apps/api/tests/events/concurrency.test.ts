import { rooms } from '@tidings/contracts';
import { openDatabase, uuidv7 } from '@tidings/db';
import { seededRandom, until } from '@tidings/testing';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  type Any,
  type Forum,
  type Member,
  newReply,
  newTopic,
  startForum,
  storedIn,
} from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let category: string;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ headsPoll: 200, gap: 20 }) });
  [alice, bob, mod] = await forum.people('alice', 'bob', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());

const view = (member: Member, ...names: string[]) => viewers.view(forum, member, ...names);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const codes = (answers: Answer[]) =>
  [...new Set(answers.map(({ status, body }) => body?.error?.code ?? status))].sort();

test('64 writers on one topic, a third of them rolled back: offsets and numbers have no gap, and nobody sees what was undone', async () => {
  const topic = await newTopic(alice, category);
  const reader = await view(bob, rooms.topic(topic));
  const db = openDatabase({ url: forum.databaseUrl, connections: 24, acquireTimeoutMs: 30_000 });
  const random = seededRandom(20_261_120);
  const committed: string[] = [];
  const undone: string[] = [];
  const reply = (id: string) => ({
    events: [
      {
        ...{
          id: uuidv7(),
          name: 'reply:created',
          rooms: [rooms.topic(topic)],
          correlationId: 'model-0001',
          entityId: id,
        },
        payload: { id, topicId: topic },
        feed: {
          name: 'reply_created',
          args: { id, topicId: topic, parentId: null, authorId: alice.id, body: 'x', staff: false },
        },
      },
    ],
  });
  async function write(): Promise<void> {
    const client = await db.pool.connect();
    try {
      await client.query('BEGIN');
      const id = uuidv7();
      await client.query('SELECT append_events($1::jsonb)', [JSON.stringify(reply(id))]);
      const keep = !random.chance(1 / 3);
      await client.query(keep ? 'COMMIT' : 'ROLLBACK');
      (keep ? committed : undone).push(id);
    } finally {
      client.release();
    }
  }
  const overRest = async () => {
    committed.push((await newReply(alice, topic, 'over the API')).id);
  };
  await Promise.all(
    upTo(64).map(async (writer) => {
      for (let i = 0; i < 5; i++) await (writer % 8 === 0 ? overRest() : write());
    }),
  );
  await db.close();
  const events = await storedIn(forum.db, rooms.topic(topic));
  expect(undone.length).toBeGreaterThan(50);
  expect(events.map(({ offset }) => offset)).toEqual(upTo(committed.length));
  expect(events.map(({ payload }) => payload.number)).toEqual(upTo(committed.length));
  expect(events.map(({ payload }) => payload.counts.replyCount)).toEqual(upTo(committed.length));
  expect(events.map(({ payload }) => payload.id).sort()).toEqual([...committed].sort());
  const { counts } = (await bob.get(`/api/topics/${topic}`)).body;
  expect([counts.replyCount, counts.lastNumber]).toEqual([committed.length, committed.length]);
  const { rows } = await forum.db.pool.query('SELECT head::int, last_id FROM stream WHERE room = $1', [
    rooms.topic(topic),
  ]);
  expect(rows[0]).toEqual({ head: committed.length, last_id: events.at(-1)?.id });
  await until(() => reader.named('reply:created').length >= 40);
  const seen = reader.named('reply:created').map(({ meta }) => meta.offset);
  expect(seen).toEqual(upTo(seen.length));
});

test('replies against a lock: each is either before it or refused', async () => {
  for (let round = 0; round < 4; round++) {
    const topic = await newTopic(alice, category);
    const replies = upTo(24).map((n) => bob.post(`/api/topics/${topic}/replies`, { body: `${n}` }));
    const lock = mod.put(`/api/topics/${topic}/lock`, { locked: true });
    const answers = await Promise.all(replies);
    expect((await lock).status).toBe(200);
    expect(codes(answers).filter((code) => code !== 201 && code !== 'TOPIC_LOCKED')).toEqual([]);
    const events = await storedIn(forum.db, rooms.topic(topic));
    const lockedAt = events.findIndex(({ name }) => name === 'topic:updated');
    expect(events.slice(lockedAt + 1)).toEqual([]);
    expect(lockedAt).toBe(answers.filter(({ status }) => status === 201).length);
    expect(events[lockedAt].payload.counts.replyCount).toBe(lockedAt);
  }
});

test('one key used by many requests at once has one effect and one answer', async () => {
  const topic = await newTopic(alice, category);
  const key = { 'idempotency-key': 'all-at-once' };
  const answers = await Promise.all(
    upTo(12).map(() => bob.post(`/api/topics/${topic}/replies`, { body: 'Once.' }, key)),
  );
  const done = answers.filter(({ status }) => status === 201);
  expect(codes(answers).filter((code) => code !== 201 && code !== 'IN_PROGRESS')).toEqual([]);
  expect(new Set(done.map(({ body }) => JSON.stringify(body.id))).size).toBe(1);
  expect((await bob.get(`/api/topics/${topic}`)).body.counts.replyCount).toBe(1);
  const later = await bob.post(`/api/topics/${topic}/replies`, { body: 'Once.' }, key);
  expect(later.body).toEqual(done[0]?.body);
});

test('everything at once on one topic never deadlocks and leaves counts that are true', async () => {
  const topic = await newTopic(alice, category);
  const other = await forum.category();
  const parents: Any[] = [];
  for (let i = 0; i < 4; i++) parents.push(await newReply(alice, topic, `Parent ${i}`));
  const random = seededRandom(7);
  const act = (action: string, targetId: string) =>
    mod.post('/api/moderation/actions', { action, targetType: 'reply', targetId, reason: 'x' });
  const deeds: (() => Promise<Answer>)[] = [
    () => bob.post(`/api/topics/${topic}/replies`, { body: 'x', parentId: random.pick(parents).id }),
    () => alice.post(`/api/topics/${topic}/replies`, { body: 'y' }),
    () => random.pick([alice, bob, mod]).put(`/api/topics/${topic}/like`),
    () => random.pick([alice, bob]).delete(`/api/replies/${random.pick(parents).id}/like`),
    () => bob.put(`/api/replies/${random.pick(parents).id}/like`),
    () => alice.patch(`/api/topics/${topic}`, { body: `Edited ${random.int(1, 1e6)}` }),
    () => alice.patch(`/api/replies/${random.pick(parents).id}`, { body: `Edited ${random.int(1, 1e6)}` }),
    () => act('hide', random.pick(parents).id),
    () => act('restore', random.pick(parents).id),
    () => act('delete', random.pick(parents).id),
    () => mod.put(`/api/topics/${topic}/category`, { categoryId: random.pick([category, other]) }),
    () => bob.put(`/api/topics/${topic}/read`, { replyNumber: random.int(1, 30) }),
    () => bob.post('/api/reports', { targetType: 'reply', targetId: random.pick(parents).id, reason: 'spam' }),
  ];
  const answers = await Promise.all(
    upTo(16).map(async () => {
      const made: Answer[] = [];
      for (let i = 0; i < 10; i++) made.push(await random.pick(deeds)());
      return made;
    }),
  );
  expect(answers.flat().filter(({ status }) => status >= 500)).toEqual([]);
  const { rows } = await forum.db.pool.query(
    `SELECT s.reply_count, (SELECT count(*)::int FROM reply r WHERE r.topic_id = $1 AND r.deleted_at IS NULL) AS replies,
       s.like_count, (SELECT count(*)::int FROM reaction x WHERE x.target_id = $1) AS likes,
       s.last_number, (SELECT max(number) FROM reply r WHERE r.topic_id = $1) AS numbers
     FROM topic_stat s WHERE s.topic_id = $1`,
    [topic],
  );
  const { reply_count, replies, like_count, likes, last_number, numbers } = rows[0];
  expect([reply_count, like_count, last_number]).toEqual([replies, likes, numbers]);
  const { rows: holes } = await forum.db.pool.query(
    `SELECT st.room FROM stream st WHERE st.head <> (SELECT count(*) FROM event e WHERE e.room = st.room)
       OR st.head <> (SELECT coalesce(max("offset"), 0) FROM event e WHERE e.room = st.room)`,
  );
  expect(holes).toEqual([]);
});
