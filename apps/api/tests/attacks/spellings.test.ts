import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.close());

test('an id in capitals names the same thing, in paths, queries and bodies, and comes back in lower case', async () => {
  const alice = await forum.join('alice');
  const category = await forum.category();
  const topic = await newTopic(alice, category.toUpperCase());
  const reply = await newReply(alice, topic.toUpperCase());
  const answer = await newReply(alice, topic, 'An answer to it.', reply.id.toUpperCase());
  expect([answer.topicId, answer.parentId]).toEqual([topic, reply.id]);
  expect((await alice.get(`/api/topics/${topic.toUpperCase()}`)).body).toMatchObject({
    id: topic,
    categoryId: category,
  });
  const list = await alice.get(`/api/topics?categoryId=${category.toUpperCase()}`);
  expect(list.body.items.map(({ id }) => id)).toEqual([topic]);
  const answers = await alice.get(`/api/topics/${topic}/replies?parentId=${reply.id.toUpperCase()}`);
  expect(answers.body.items.map(({ id }) => id)).toEqual([answer.id]);
  expect((await alice.put(`/api/topics/${topic.toUpperCase()}/read`, { replyNumber: 2 })).status).toBeLessThan(300);
});

test('a visitor learns without a refusal that there is nothing to refresh', async () => {
  expect((await forum.visitor.get('/api/auth/session')).body).toEqual({ present: false });
  const answer = await forum.app.inject({
    method: 'GET',
    url: '/api/auth/session',
    cookies: { tidings_refresh: 'any' },
  });
  expect(answer.json()).toEqual({ present: true });
});
