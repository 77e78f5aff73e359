import { type Query, QueryClient } from '@tanstack/react-query';
import type { TidingsClient } from '@tidings/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { liveCache } from '../../lib/live/live-cache.ts';
import { setLiveCaches } from '../../lib/live/registry.ts';
import type { Refetcher } from './refetcher.ts';
import { Unplaced } from './unplaced.ts';

let queries: QueryClient;
let unplaced: Unplaced;
let refetched: unknown[];
let isUp: boolean;

const at = { epoch: 'e', offset: 1 };
const load = (name: string, data: object, live = true) => queries.setQueryData([live ? 'live' : 'dead', name], data);
const pass = (ms: number) => vi.advanceTimersByTime(ms);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  queries = new QueryClient();
  refetched = [];
  isUp = true;
  setLiveCaches([liveCache<object>(['live'], () => ({}))]);
  const client = {
    status: { getSnapshot: () => ({ transport: isUp ? 'websocket' : null }) },
  } as unknown as TidingsClient;
  const refetcher = { refetch: ({ queryKey }: Query) => refetched.push(queryKey[1]) } as unknown as Refetcher;
  unplaced = new Unplaced(queries, client, refetcher);
});
afterEach(() => {
  unplaced.close();
  queries.clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('live data that names no position is fetched again, other data is not', () => {
  load('numbers', { count: 1 });
  load('placed', { positions: { 'topic:1': at } });
  load('ordinary', { count: 1 }, false);
  unplaced.refresh();
  expect(refetched).toEqual(['numbers']);
});

test('after a connection also what a category feeds, whose numbers are not replayed; once, a moment later', () => {
  load('list', { pages: [{ positions: { 'category:0198b4e2-1111-7222-8333-444455556666': at } }] });
  load('topic', { positions: { 'topic:1': at } });
  load('numbers', { count: 1 });
  pass(10);
  unplaced.refreshSoon();
  unplaced.refreshSoon();
  pass(999);
  expect(refetched).toEqual([]);
  pass(1);
  expect(refetched.sort()).toEqual(['list', 'numbers']);
});

test('what was fetched since the connection is new enough', () => {
  load('numbers', { count: 1 });
  pass(10);
  unplaced.refreshSoon();
  pass(500);
  load('numbers', { count: 2 });
  load('list', { positions: { 'category:0198b4e2-1111-7222-8333-444455556666': at } });
  pass(500);
  expect(refetched).toEqual([]);
});

test('a connection that is gone again, or a client that was closed, fetches nothing', () => {
  load('numbers', { count: 1 });
  pass(10);
  unplaced.refreshSoon();
  isUp = false;
  pass(2000);
  isUp = true;
  unplaced.refreshSoon();
  unplaced.close();
  pass(2000);
  expect(refetched).toEqual([]);
});
