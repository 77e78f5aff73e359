import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, newTopic, startForum } from '../support/forum.ts';
import { inboxOf, itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.close());

test('one is answered as the list has it, wherever it stands; deleted, taken back or another’s it is not there', async () => {
  const [alice, bob] = await forum.people('alice', 'bob');
  const topic = await newTopic(alice, await forum.category());
  await bob.put(`/api/topics/${topic}/like`);
  await settled(forum);
  const [item] = await itemsOf(alice);
  const path = `/api/notifications/${item?.id}`;
  const shown = async () => (await alice.get(path)).body as Any;
  expect(await shown()).toEqual({ ...item, positions: (await inboxOf(alice)).positions });
  await alice.put(`${path}/archive`);
  expect(await shown()).toMatchObject({ id: item?.id, archivedAt: expect.any(String) });
  expect((await bob.get(path)).status).toBe(404);
  await alice.delete(path);
  expect((await alice.get(path)).status).toBe(404);
  await alice.put(path);
  expect((await alice.get(path)).status).toBe(200);
  await bob.delete(`/api/topics/${topic}/like`);
  await settled(forum);
  expect((await alice.get(path)).status).toBe(404);
});

test('what is deleted can be brought back and nothing else: that it was snoozed or read is not said', async () => {
  const [alice, bob] = await forum.people('alice', 'bob');
  await bob.put(`/api/topics/${await newTopic(alice, await forum.category())}/like`);
  await settled(forum);
  const path = `/api/notifications/${(await itemsOf(alice))[0]?.id}`;
  for (const _twice of [1, 2]) expect((await alice.delete(path)).status).toBe(200);
  expect((await alice.put(`${path}/snooze`, { preset: '1h' })).status).toBe(404);
  expect((await alice.put(`${path}/read`)).status).toBe(404);
  expect((await alice.put(`${path}/archive`)).status).toBe(404);
  for (const _twice of [1, 2]) expect((await alice.put(path)).status).toBe(200);
  expect((await alice.put(`${path}/read`)).status).toBe(200);
});
