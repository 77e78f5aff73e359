import { beforeEach, expect, test } from 'vitest';
import { held, hold, letGo, untilQuietEnds } from './held.ts';

const at = Date.parse('2026-11-27T12:00:00Z');
const quiet = (dndUntil: string | null, on = false) => ({
  quietHours: { on, spans: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })) },
  dndUntil,
  timeZone: 'UTC',
});
beforeEach(() => letGo(undefined));

test('what comes while it is quiet is counted once, and what is settled is not', () => {
  for (const id of ['a', 'b', 'a', 'c']) hold(id);
  expect(held.get().size).toBe(3);
  letGo(['b', 'nobody']);
  expect([...held.get()]).toEqual(['a', 'c']);
  letGo(undefined);
  expect(held.get().size).toBe(0);
});

test('what waits is bounded', () => {
  for (let n = 0; n < 1100; n += 1) hold(String(n));
  expect(held.get().size).toBe(1000);
});

test('the end of quiet is looked for when it comes, at once where it has, and each hour at least', () => {
  expect(untilQuietEnds(quiet(null), at)).toBe(0);
  expect(untilQuietEnds(quiet(new Date(at + 90_000).toISOString()), at)).toBe(90_000);
  expect(untilQuietEnds(quiet(new Date(at + 400 * 24 * 3_600_000).toISOString()), at)).toBe(3_600_000);
  expect(untilQuietEnds(quiet(null, true), at)).toBe(3_600_000);
});
