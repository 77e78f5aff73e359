// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signInAs, signOut, topicOf } from '../../../../tests/people.ts';
import { after, mountHook } from '../../../../tests/render.tsx';
import { useCalmOrder } from './use-calm-order.ts';

beforeEach(() => {
  vi.useFakeTimers();
  signInAs('ana');
});
afterEach(() => {
  vi.useRealTimers();
  signOut();
});

const two = [topicOf('b', 2), topicOf('a', 1)];
const three = [topicOf('new', 3), ...two];
const open = (topics = two) =>
  mountHook(({ topics, free }: { topics: typeof two; free: boolean }) => useCalmOrder(topics, free), {
    topics,
    free: false,
  });
const ids = (topics: readonly { id: string }[]) => topics.map(({ id }) => id);

test('news wait while the reader is busy, and take their place when asked for', async () => {
  const list = await open();
  await list.with({ topics: three, free: false });
  expect([ids(list.now.topics), ids(list.now.pending)]).toEqual([['b', 'a'], ['new']]);
  await after(() => list.now.show());
  expect([ids(list.now.topics), ids(list.now.pending)]).toEqual([['new', 'b', 'a'], []]);
  await list.unmount();
});

test('what came in is marked for 2 s', async () => {
  const list = await open();
  await list.with({ topics: three, free: true });
  expect([...list.now.arrived]).toEqual(['new']);
  await after(() => vi.advanceTimersByTime(1999));
  expect(list.now.arrived.size).toBe(1);
  await after(() => vi.advanceTimersByTime(1));
  expect(list.now.arrived.size).toBe(0);
  await list.unmount();
});

test('the content of rows that keep their places is always the newest', async () => {
  const list = await open();
  const moved = { ...topicOf('a', 9), title: 'renamed' };
  await list.with({ topics: [moved, topicOf('b', 2)], free: false });
  expect(ids(list.now.topics)).toEqual(['b', 'a']);
  expect(list.now.topics[1]?.title).toBe('renamed');
  expect(ids(list.now.pending)).toEqual(['a']);
  await list.unmount();
});

test("the member's own topic is no news", async () => {
  const list = await open();
  await list.with({ topics: [topicOf('mine', 4, 'ana'), ...two], free: false });
  expect(list.now.pending).toEqual([]);
  await list.unmount();
});
