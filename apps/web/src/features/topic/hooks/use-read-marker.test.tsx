// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signInAs, signOut, topicOf } from '../../../../tests/people.ts';
import { after, mountHook } from '../../../../tests/render.tsx';
import { liveCache } from '../../../lib/live/live-cache.ts';
import { setLiveCaches } from '../../../lib/live/registry.ts';
import { readTopic } from '../api/read-topic.ts';
import type { TopicData } from '../api/topic.ts';
import { useReadMarker } from './use-read-marker.ts';

vi.mock('../api/read-topic.ts', () => ({ readTopic: vi.fn(() => Promise.reject(new Error('No network'))) }));

const sent = () => vi.mocked(readTopic).mock.calls;
let hidden = false;

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(readTopic).mockClear();
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  hidden = false;
  signInAs('ana');
  setLiveCaches([liveCache<number>(['marker'], () => ({ 'topic:read': (_, { replyNumber }) => replyNumber }))]);
});
afterEach(() => {
  vi.useRealTimers();
  signOut();
});

function topicAt(lastReadNumber: number | null): TopicData {
  const topic = topicOf('t', 1);
  const lastReadAt = lastReadNumber === null ? null : topic.createdAt;
  const viewer = topic.viewer && { ...topic.viewer, lastReadNumber: lastReadNumber ?? 0, lastReadAt };
  return { ...topic, viewer, positions: {} };
}
const open = (topic: TopicData, through: number) => mountHook((at: number) => useReadMarker(topic, at), through);
const pass = (ms: number) => after(() => vi.advanceTimersByTimeAsync(ms));

test('what stayed on the screen for 900 ms is read: here at once, then on the server', async () => {
  const reader = await open(topicAt(2), 5);
  reader.queries.setQueryData(['marker'], 2);
  await pass(899);
  expect(sent()).toEqual([]);
  await pass(1);
  expect(sent()).toEqual([['t', 5]]);
  expect(reader.queries.getQueryData(['marker'])).toBe(5);
  await reader.unmount();
});

test('what was only scrolled over is not', async () => {
  const reader = await open(topicAt(2), 5);
  await pass(600);
  await reader.with(9);
  await pass(600);
  expect(sent()).toEqual([]);
  await pass(300);
  expect(sent()).toEqual([['t', 9]]);
  await reader.unmount();
});

test('the marker moves forward only; opening a topic for the first time is news too', async () => {
  const back = await open(topicAt(5), 5);
  await pass(2000);
  expect(sent()).toEqual([]);
  await back.unmount();
  const first = await open(topicAt(null), 0);
  await pass(900);
  expect(sent()).toEqual([['t', 0]]);
  await first.unmount();
});

test('a hidden page reads nothing, nor does a visitor', async () => {
  hidden = true;
  const reader = await open(topicAt(2), 5);
  await pass(2000);
  expect(sent()).toEqual([]);
  hidden = false;
  await after(() => document.dispatchEvent(new Event('visibilitychange')));
  await pass(900);
  expect(sent()).toHaveLength(1);
  await reader.unmount();
  signOut();
  const visitor = await open(topicAt(2), 5);
  await pass(2000);
  expect(sent()).toHaveLength(1);
  await visitor.unmount();
});
