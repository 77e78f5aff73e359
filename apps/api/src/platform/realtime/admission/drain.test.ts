import { expect, test } from 'vitest';
import { spreadOf } from './drain.ts';

const timings = { drain: 15_000, drainSpread: 2_000, drainGrace: 1_000 };

test('a few connections are sent away within the set time', () => {
  expect([0, 100, 2_000].map((count) => spreadOf(count, timings))).toEqual([2_000, 2_000, 2_000]);
});

test('many are spread so that no more than a thousand a second arrive elsewhere', () => {
  expect(spreadOf(5_000, timings)).toBe(5_000);
});

test('however many they are, the rest of the time to leave in remains for finishing', () => {
  expect(spreadOf(1_000_000, timings) + timings.drainGrace).toBeLessThanOrEqual(10_000);
});
