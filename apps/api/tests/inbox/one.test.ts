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
