import { expect, test } from 'vitest';
import { Backoff, backoffPresets } from './backoff.ts';

const waits = (preset: keyof typeof backoffPresets, random: number, count: number) => {
  const backoff = new Backoff(backoffPresets[preset], () => random);
  return Array.from({ length: count }, () => backoff.next());
};

test('preset a waits 1, 2, 4 … 30 s, ten times, then gives up', () => {
  expect(waits('a', 0.5, 11)).toEqual(
    [1, 2, 4, 8, 16, 30, 30, 30, 30, 30].map((s) => s * 1_000).concat([null] as never),
  );
});

test('preset a spreads each wait by half of itself', () => {
  expect(waits('a', 0, 3)).toEqual([500, 1_000, 2_000]);
  expect(waits('a', 0.999999, 2).map((ms) => Math.round(ms ?? 0))).toEqual([1_500, 3_000]);
});

test('preset b waits 1, 2, 5, 10, 30 s', () => {
  expect(waits('b', 0.5, 6)).toEqual([1, 2, 5, 10, 30, 30].map((s) => s * 1_000));
});

test('a free try does not count, and never gives up', () => {
  const backoff = new Backoff(backoffPresets.a, () => 0.5);
  for (let n = 0; n < 20; n += 1) expect(backoff.next(true)).toBe(1_000);
  expect(backoff.attempt).toBe(1);
});

test('starting anew begins with the first wait', () => {
  const backoff = new Backoff(backoffPresets.a, () => 0.5);
  backoff.next();
  backoff.next();
  backoff.reset();
  expect(backoff.next()).toBe(1_000);
});
