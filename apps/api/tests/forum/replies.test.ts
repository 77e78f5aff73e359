import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBy } from '../support/answers.ts';
import { type Forum, type Member, newReply, newTopic, nobody, startForum, storedIn } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod] = await forum.people('alice', 'bob', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());

describe('replies', () => {
  test('of a thread go to the topic and the thread under one id, one level deep', async () => {
    const topic = await newTopic(alice, category);
    const parent = await newReply(bob, topic, 'The parent.');
    const child = await newReply(alice, topic, 'The child.', parent.id);
    expect([parent.number, child.number, child.parentId]).toEqual([1, 2, parent.id]);
    const [inThread] = await storedIn(forum.db, `thread:${parent.id}`);
    const inTopic = (await storedIn(forum.db, `topic:${topic}`)).at(-1);
    expect([inThread.id, inThread.payload, inThread.offset]).toEqual([inTopic.id, inTopic.payload, 1]);
    const deeper = await bob.post(`/api/topics/${topic}/replies`, { body: 'x', parentId: child.id });
    expect(deeper.status).toBe(404);
    const foreign = await newReply(bob, await newTopic(alice, category));
    expect((await bob.post(`/api/topics/${topic}/replies`, { body: 'x', parentId: foreign.id })).status).toBe(404);
    const { items } = (await bob.get(`/api/topics/${topic}/replies?parentId=${parent.id}`)).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual([child.id]);
  });

  test('a page names the replies that its answers answer and that stand elsewhere, never a hidden or deleted text', async () => {
    const topic = await newTopic(alice, category);
    const shown = await newReply(bob, topic, 'Shown **here**.');
    const hidden = await newReply(bob, topic, 'Hidden later.');
    const deleted = await newReply(bob, topic, 'Deleted later.');
    for (const parent of [shown, hidden, deleted]) await newReply(alice, topic, 'An answer.', parent.id);
    await newReply(alice, topic, 'Another.', shown.id);
    const hide = { action: 'hide', targetType: 'reply', targetId: hidden.id, reason: 'No.' };
    expect((await mod.post('/api/moderation/actions', hide)).status).toBe(201);
    expect((await bob.delete(`/api/replies/${deleted.id}`)).status).toBe(204);
    const page = async (query: string) => (await forum.visitor.get(`/api/topics/${topic}/replies?${query}`)).body;
    expect((await page('after=3')).parents).toEqual([
      { id: shown.id, number: 1, author: shown.author, version: 1, excerpt: 'Shown here.' },
      { id: hidden.id, number: 2, author: hidden.author, version: 2, excerpt: null },
    ]);
    expect((await page('after=6&limit=1')).parents).toMatchObject([{ id: shown.id }]);
    expect((await page('before=5')).parents, 'its parent is in the page').toEqual([]);
    expect((await page(`parentId=${shown.id}`)).parents).toEqual([]);
  });

  test('edited keep the text before, and answer exactly what is read afterwards', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(bob, topic, 'First.');
    const edited = await bob.patch(`/api/replies/${reply.id}`, { body: 'Second.', version: 1 });
    expect(edited.body).toMatchObject({ body: 'Second.', version: 2, number: 1, viewer: { canEdit: true } });
    expect((await bob.get(`/api/topics/${topic}/replies`)).body.items[0]).toEqual(edited.body);
    expect((await bob.patch(`/api/replies/${reply.id}`, { body: 'Third.', version: 1 })).status).toBe(409);
    expect((await alice.patch(`/api/replies/${reply.id}`, { body: 'Not mine.' })).status).toBe(403);
    const { items } = (await alice.get(`/api/replies/${reply.id}/revisions`)).body;
    expect(items).toMatchObject([{ number: 1, title: null, body: '', editor: { id: bob.id } }]);
    expect((await alice.get(`/api/replies/${reply.id}/revisions/1`)).body.body).toBe('First.');
  });

  test('deleted leave their number unused, lower the counts and redact what was said', async () => {
    const topic = await newTopic(alice, category);
    const first = await newReply(bob, topic, 'Stays.');
    const second = await newReply(alice, topic, 'Goes.');
    expect((await bob.delete(`/api/replies/${second.id}`)).status).toBe(403);
    expect((await alice.delete(`/api/replies/${second.id}`)).status).toBe(204);
    expect((await alice.delete(`/api/replies/${second.id}`)).status).toBe(404);
    const { counts } = (await bob.get(`/api/topics/${topic}`)).body;
    expect(counts).toMatchObject({ replyCount: 1, lastNumber: 2, lastReply: { id: first.id, number: 1 } });
    const events = await storedIn(forum.db, `topic:${topic}`);
    expect(events.map(({ name, payload }) => [name, payload.redacted ?? false])).toEqual([
      ['reply:created', false],
      ['reply:created', true],
      ['reply:deleted', false],
    ]);
    expect(events[2].payload).toMatchObject({ id: second.id, parentIds: [topic], counts: { replyCount: 1 } });
    expect((await newReply(bob, topic)).number).toBe(3);
  });

  test('of a topic nobody may see, or that never was, are not found', async () => {
    const group = (await alice.post('/api/groups', { name: 'Quiet', slug: 'quiet', open: false })).body.id;
    const secret = await newTopic(alice, await forum.category({ groupId: group }));
    const reply = await newReply(alice, secret);
    for (const id of [reply.id, nobody]) {
      for (const answer of [
        await bob.patch(`/api/replies/${id}`, { body: 'x' }),
        await bob.delete(`/api/replies/${id}`),
        await bob.get(`/api/replies/${id}/revisions`),
        await bob.put(`/api/replies/${id}/like`),
        await bob.post('/api/reports', { targetType: 'reply', targetId: id, reason: 'spam' }),
      ]) {
        expect([answer.status, answer.body.error?.code]).toEqual([404, 'NOT_FOUND']);
      }
    }
    for (const url of [`/api/topics/${secret}`, `/api/topics/${secret}/replies`, `/api/topics/${secret}/revisions`]) {
      expect((await bob.get(url)).status).toBe(404);
      expect((await forum.visitor.get(url)).status).toBe(404);
    }
    expect((await bob.put(`/api/topics/${secret}/read`, { replyNumber: 1 })).status).toBe(404);
  });

  test('are paged by number both ways without a gap', async () => {
    const topic = await newTopic(alice, category);
    for (let i = 1; i <= 7; i++) await newReply(bob, topic, `Number ${i}`);
    const numbers = (body: { items: { number: number }[] }) => body.items.map(({ number }) => number);
    const first = (await bob.get(`/api/topics/${topic}/replies?limit=3`)).body;
    const second = (await bob.get(`/api/topics/${topic}/replies?limit=3&cursor=${first.nextCursor}`)).body;
    const third = (await bob.get(`/api/topics/${topic}/replies?limit=3&cursor=${second.nextCursor}`)).body;
    expect([numbers(first), numbers(second), numbers(third), third.nextCursor]).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7],
      null,
    ]);
    expect(numbers((await bob.get(`/api/topics/${topic}/replies?limit=3&before=6`)).body)).toEqual([3, 4, 5]);
  });
});

describe('likes', () => {
  test('are absolute, idempotent, and silent when nothing changes', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(alice, topic);
    for (const url of [`/api/topics/${topic}/like`, `/api/replies/${reply.id}/like`]) {
      expect((await bob.put(url)).body).toEqual({ liked: true, count: 1, version: 1 });
      expect((await bob.put(url)).body).toEqual({ liked: true, count: 1, version: 1 });
      expect((await mod.put(url)).body).toEqual({ liked: true, count: 2, version: 2 });
      expect((await bob.delete(url)).body).toEqual({ liked: false, count: 1, version: 3 });
      expect((await bob.delete(url)).body).toEqual({ liked: false, count: 1, version: 3 });
    }
    const events = (await storedIn(forum.db, `topic:${topic}`)).filter(({ name }) => name === 'reaction:changed');
    expect(events).toHaveLength(6);
    const read = (await mod.get(`/api/topics/${topic}`)).body;
    expect([read.likeCount, read.viewer?.liked]).toEqual([1, true]);
  });

  test('twenty people at once are counted twenty times', async () => {
    const topic = await newTopic(alice, category);
    const crowd = [];
    for (let i = 0; i < 8; i++) crowd.push(await forum.join('fan'));
    const answers = await Promise.all(
      crowd.flatMap((fan) => [fan, fan].map((f) => f.put(`/api/topics/${topic}/like`))),
    );
    expect(answers.every(({ status, body }) => status === 200 && body.liked)).toBe(true);
    expect((await alice.get(`/api/topics/${topic}`)).body.likeCount).toBe(8);
  });
});

describe('Idempotency-Key', () => {
  test('the same key and body has one effect and one answer; another body is refused', async () => {
    const topic = await newTopic(alice, category);
    const url = `/api/topics/${topic}/replies`;
    const key = { 'idempotency-key': 'reply-1' };
    const first = await bob.post(url, { body: 'Once.' }, key);
    const again = await bob.post(url, { body: 'Once.' }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await bob.post(url, { body: 'Twice.' }, key);
    expect([other.status, other.body.error?.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect((await alice.post(url, { body: 'Once.' }, key)).body.id).not.toBe(first.body.id);
    expect((await bob.get(`/api/topics/${topic}`)).body.counts.replyCount).toBe(2);
  });

  test('every way to write answers the same again', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(alice, topic);
    const group = (await alice.post('/api/groups', { name: 'Again', slug: 'again' })).body.id;
    const writes: [Member, 'post' | 'put' | 'patch' | 'delete', string, object | undefined][] = [
      [alice, 'post', '/api/topics', { categoryId: category, title: 'Once only', body: 'Once.' }],
      [alice, 'patch', `/api/topics/${topic}`, { body: 'Edited.' }],
      [alice, 'patch', `/api/replies/${reply.id}`, { body: 'Edited.' }],
      [bob, 'put', `/api/topics/${topic}/like`, undefined],
      [bob, 'put', `/api/replies/${reply.id}/like`, undefined],
      [bob, 'put', `/api/topics/${topic}/read`, { replyNumber: 1 }],
      [bob, 'post', `/api/groups/${group}/join`, undefined],
      [bob, 'post', '/api/reports', { targetType: 'topic', targetId: topic, reason: 'spam' }],
      [mod, 'put', `/api/topics/${topic}/pin`, { pinned: true }],
      [
        mod,
        'post',
        '/api/moderation/actions',
        { action: 'hide', targetType: 'reply', targetId: reply.id, reason: 'No.' },
      ],
      [alice, 'delete', `/api/topics/${topic}`, undefined],
    ];
    for (const [index, [member, method, url, body]] of writes.entries()) {
      const key = { 'idempotency-key': `again-${index}` };
      const first = await askBy(member, method)(url, body, key);
      const again = await askBy(member, method)(url, body, key);
      expect([url, first.status < 300, again.status, again.body]).toEqual([url, true, first.status, first.body]);
      expect([url, again.headers['idempotency-replayed']]).toEqual([url, 'true']);
    }
  });

  test('a request that is still being worked on is distinguished from a new one', async () => {
    const topic = await newTopic(alice, category);
    const key = { 'idempotency-key': 'in-flight' };
    const client = await forum.db.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT 1 FROM stream WHERE room = $1 FOR UPDATE`, [`topic:${topic}`]);
      const first = bob.post(`/api/topics/${topic}/replies`, { body: 'Slow.' }, key);
      await until(async () => {
        const { rows } = await forum.db.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      });
      let second = await bob.post(`/api/topics/${topic}/replies`, { body: 'Slow.' }, key);
      expect([second.status, second.body.error?.code]).toEqual([409, 'IN_PROGRESS']);
      await client.query('COMMIT');
      expect((await first).status).toBe(201);
      second = await bob.post(`/api/topics/${topic}/replies`, { body: 'Slow.' }, key);
      expect([second.status, second.body]).toEqual([201, (await first).body]);
    } finally {
      client.release();
    }
  });
});
