import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../lib/http/error.ts';
import { Refetcher } from './refetcher.ts';

type Answer = unknown | Error;
const key = ['things'];
let queries: QueryClient;
let refetcher: Refetcher;
let answers: Answer[];
let asked: number;
/** Answers wait for this. */
let gate: Promise<void>;

const refused = (status: number) => new ApiError({ code: 'FORBIDDEN', status, message: 'No' });
const look = () =>
  new QueryObserver(queries, {
    queryKey: key,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async () => {
      asked += 1;
      await gate;
      const answer = answers.shift() ?? new Error('Out of reach');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  }).subscribe(() => {});
const query = () => {
  const found = queries.getQueryCache().find({ queryKey: key });
  if (!found) throw new Error('No query');
  return found;
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  queries = new QueryClient();
  refetcher = new Refetcher(queries);
  answers = [];
  asked = 0;
  gate = Promise.resolve();
  queries.setQueryData(key, 'before');
});
afterEach(() => {
  refetcher.close();
  queries.clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('it asks again until it succeeds, each time later', async () => {
  look();
  answers = [new Error('1'), new Error('2'), 'after'];
  refetcher.refetch(query());
  await pass(0);
  expect(asked).toBe(1);
  await pass(999);
  expect(asked).toBe(1);
  await pass(1);
  expect(asked).toBe(2);
  await pass(1999);
  expect(asked).toBe(2);
  await pass(1);
  expect(queries.getQueryData(key)).toBe('after');
  await pass(60_000);
  expect(asked).toBe(3);
});

test('when nobody looks any more, the round that waits is the last', async () => {
  const leave = look();
  refetcher.refetch(query());
  await pass(0);
  leave();
  await pass(60_000);
  expect(asked).toBe(2);
});

test('closed, it asks no more', async () => {
  look();
  refetcher.refetch(query());
  await pass(0);
  refetcher.close();
  await pass(60_000);
  expect(asked).toBe(1);
});

test('wishes while one is on its way make one more round', async () => {
  look();
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  answers = ['one', 'two', 'three'];
  refetcher.refetch(query());
  await pass(0);
  for (let wish = 0; wish < 5; wish += 1) refetcher.refetch(query());
  open();
  await pass(60_000);
  expect([asked, queries.getQueryData(key)]).toEqual([2, 'two']);
});

test('what nobody looks at is let go, so that it is fetched when it is looked at', () => {
  refetcher.refetch(query());
  expect(queries.getQueryCache().find({ queryKey: key })).toBeUndefined();
  expect(asked).toBe(0);
});

test('what is not open to the member any more goes from the screen, and is not asked for again', async () => {
  look();
  answers = [refused(403)];
  refetcher.refetch(query());
  await pass(60_000);
  expect(asked).toBe(1);
  expect(query().state).toMatchObject({ data: undefined, status: 'error', fetchStatus: 'idle' });
});

test('what an event called deleted stays as it is: the page says so better than a refusal', async () => {
  queries.setQueryData(key, { deleted: true });
  look();
  answers = [refused(404)];
  refetcher.refetch(query());
  await pass(60_000);
  expect([asked, query().state.data]).toEqual([1, { deleted: true }]);
});
