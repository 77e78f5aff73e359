// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { held, hold, letGo, recall, untilQuietEnds } from './held.ts';

const at = Date.parse('2026-11-27T12:00:00Z');
const quiet = (dndUntil: string | null, on = false) => ({
  quietHours: { on, spans: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })) },
  dndUntil,
  timeZone: 'UTC',
});
beforeEach(() => letGo(undefined));
const one = (id: string, position = 1, category: 'mentions' | 'replies' = 'mentions') => ({ id, position, category });
const ids = () => held.get().map(({ id }) => id);

test('what comes while it is quiet is counted once, and what is settled is not', () => {
  for (const id of ['a', 'b', 'a', 'c']) hold(one(id));
  expect(held.get()).toHaveLength(3);
  letGo({ ids: ['b', 'nobody'] });
  expect(ids()).toEqual(['a', 'c']);
  letGo(undefined);
  expect(held.get()).toHaveLength(0);
});

test('marking all as read up to somewhere, or of one category, settles that and nothing else', () => {
  hold(one('early', 3));
  hold(one('reply', 4, 'replies'));
  hold(one('late', 9));
  letGo({ upTo: 5, category: 'replies' });
  expect(ids()).toEqual(['early', 'late']);
  letGo({ upTo: 5 });
  expect(ids()).toEqual(['late']);
});

test('what waits is bounded', () => {
  for (let n = 0; n < 1100; n += 1) hold(one(String(n)));
  expect(held.get()).toHaveLength(1000);
});

test('what a tab held is there again when it is loaded anew, for who read it and nobody else', async () => {
  recall('robin');
  hold(one('a'));
  const load = async () => {
    vi.resetModules();
    return await import('./held.ts');
  };
  const other = await load();
  other.recall('somebody-else');
  expect(other.held.get()).toEqual([]);
  const anew = await load();
  anew.recall('robin');
  expect(anew.held.get()).toEqual([one('a')]);
});

test('the end of quiet is looked for when it comes, at once where it has, and each hour at least', () => {
  expect(untilQuietEnds(quiet(null), at)).toBe(0);
  expect(untilQuietEnds(quiet(new Date(at + 90_000).toISOString()), at)).toBe(90_000);
  expect(untilQuietEnds(quiet(new Date(at + 400 * 24 * 3_600_000).toISOString()), at)).toBe(3_600_000);
  expect(untilQuietEnds(quiet(null, true), at)).toBe(3_600_000);
});
