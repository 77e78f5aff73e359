import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refreshSoon } from './refresh-soon.ts';

const key = ['busy'];
let client: QueryClient;
let requests = 0;
let stop = () => {};
beforeEach(() => {
  vi.useFakeTimers();
  requests = 0;
  client = new QueryClient();
});
afterEach(() => {
  stop();
  client.clear();
  vi.useRealTimers();
});

/** A list that is shown, of so many pages. */
async function show(pages: number): Promise<void> {
  const observer = new InfiniteQueryObserver(client, {
    queryKey: key,
    initialPageParam: 0,
    queryFn: ({ pageParam }) => {
      requests += 1;
      return pageParam;
    },
    getNextPageParam: (last: number) => (last + 1 < pages ? last + 1 : undefined),
  });
  stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(10);
  for (let page = 1; page < pages; page++) await observer.fetchNextPage();
  requests = 0;
}

test('what happens at once is read once, and soon', async () => {
  await show(1);
  for (let n = 0; n < 50; n++) refreshSoon(client, key);
  await vi.advanceTimersByTimeAsync(450);
  expect(requests).toBe(1);
});

test('however much happens, a list of many pages asks far less than 120 times a minute, and once more after the last', async () => {
  await show(4);
  for (let minute = 0; minute < 3; minute++) {
    const before = requests;
    for (let n = 0; n < 600; n++) {
      refreshSoon(client, key);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(requests - before).toBeLessThanOrEqual(60);
    expect(requests - before).toBeGreaterThan(10);
  }
  const before = requests;
  refreshSoon(client, key);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(requests).toBeGreaterThan(before);
});
