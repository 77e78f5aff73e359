import { expect, test } from 'vitest';
import { liveCache } from './live-cache.ts';
import { inPatchOrder } from './patch-order.ts';

const cache = (name: string, ...before: string[]) =>
  liveCache<string>([name], () => ({}), { before: before.map((other) => [other]) });
const names = (...caches: ReturnType<typeof cache>[]) => inPatchOrder(caches).map(({ key }) => key[0]);

test('a cache is patched before those whose old state it looks at, wherever the list has it', () => {
  expect(names(cache('topics'), cache('other'), cache('categories', 'topics'))).toEqual([
    'other',
    'categories',
    'topics',
  ]);
  expect(names(cache('c'), cache('b', 'c'), cache('a', 'b'))).toEqual(['a', 'b', 'c']);
});

test('without a wish the order of the list stays, and what is not there is no obstacle', () => {
  expect(names(cache('b'), cache('a', 'not loaded'), cache('c'))).toEqual(['b', 'a', 'c']);
});

test('two that want to be before each other are refused', () => {
  expect(() => names(cache('a', 'b'), cache('b', 'a'))).toThrow(/before each other/);
});
