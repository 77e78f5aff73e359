import { describe, expect, test } from 'vitest';
import { backoffMs } from '../src/load/backoff.ts';
import { shares } from '../src/load/fleet.ts';

describe('connections are spread over processes', () => {
  test('so that none holds more than it may, and every connection has a number of its own', () => {
    for (const [count, most] of [
      [10_000, 5_000],
      [9_499, 5_000],
      [10_001, 5_000],
      [7, 3],
    ] as const) {
      const parts = shares(count, most);
      const numbers = parts.flatMap(({ from, count: size }) => Array.from({ length: size }, (_, n) => from + n));
      expect(numbers).toEqual(Array.from({ length: count }, (_, n) => n));
      expect(Math.max(...parts.map((part) => part.count))).toBeLessThanOrEqual(most);
    }
  });

  test('a few stay in one', () => {
    expect([shares(100, 5_000), shares(0, 5_000)]).toEqual([[{ from: 0, count: 100 }], [{ from: 0, count: 0 }]]);
  });
});

test('clients of a storm wait as the protocol says: 1, 2, 4 … 30 s, each spread by half of itself', () => {
  const middle = [0, 1, 2, 3, 4, 5, 6].map((attempt) => backoffMs(attempt, () => 0.5));
  expect(middle).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect([backoffMs(0, () => 0), backoffMs(0, () => 1)]).toEqual([500, 1500]);
});
