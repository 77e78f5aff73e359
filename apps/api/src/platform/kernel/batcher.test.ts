import { expect, test } from 'vitest';
import { Batcher } from './batcher.ts';

test('calls of one turn share a batch, in order, and each gets its own value', async () => {
  const batches: number[][] = [];
  const batcher = new Batcher<number, number>(async (keys) => {
    batches.push([...keys]);
    return keys.map((key) => key * 2);
  });
  expect(await Promise.all([1, 2, 3].map((key) => batcher.load(key)))).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('at most so many batches run at once, however many ask, and none is larger than its bound', async () => {
  let running = 0;
  let most = 0;
  const sizes: number[] = [];
  const batcher = new Batcher<number, number>(
    async (keys) => {
      running += 1;
      most = Math.max(most, running);
      sizes.push(keys.length);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return keys;
    },
    { weight: 10, inFlight: 2 },
  );
  const values = await Promise.all(Array.from({ length: 95 }, (_, n) => batcher.load(n)));
  expect(values).toEqual(Array.from({ length: 95 }, (_, n) => n));
  expect(most).toBe(2);
  expect(Math.max(...sizes)).toBe(10);
});

test('a batch that fails fails for those in it alone; the next one is tried', async () => {
  let fail = true;
  const batcher = new Batcher<string, string>(async (keys) => {
    if (fail) throw new Error('away');
    return keys;
  });
  const failed = await Promise.allSettled([batcher.load('a'), batcher.load('b')]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fail = false;
  expect(await batcher.load('c')).toBe('c');
});

test('a key heavier than the bound goes alone', async () => {
  const batches: string[][] = [];
  const batcher = new Batcher<string, string>(
    async (keys) => {
      batches.push([...keys]);
      return keys;
    },
    { weight: 10, inFlight: 1 },
  );
  await Promise.all([batcher.load('heavy', 50), batcher.load('light', 1), batcher.load('fair', 9)]);
  expect(batches).toEqual([['heavy'], ['light', 'fair']]);
});
