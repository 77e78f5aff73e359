import { expect, test } from 'vitest';
import { calmOrder, placesOf, type Row } from './calm-order.ts';

const row = (id: string, at: number, own = false): Row => ({
  id,
  at: `2026-11-20T09:00:${String(at).padStart(2, '0')}Z`,
  own,
});
const ids = (shown: readonly { id: string }[]) => shown.map(({ id }) => id).join('');
const start = [row('a', 9), row('b', 8), row('c', 7)];
const shown = placesOf(start);

test('a new topic waits behind the pill while the reader is busy', () => {
  const calm = calmOrder(shown, [row('n', 10), ...start], false);
  expect(ids(calm.shown)).toBe('abc');
  expect(calm.pending).toEqual(['n']);
});

test('at the edge, with pointer and focus elsewhere, it takes its place at once and washes', () => {
  const calm = calmOrder(shown, [row('n', 10), ...start], true);
  expect(ids(calm.shown)).toBe('nabc');
  expect(calm.arrived).toEqual(['n']);
});

test('a topic that went on keeps its row until the reader asks', () => {
  const calm = calmOrder(shown, [row('c', 12), row('a', 9), row('b', 8)], false);
  expect(ids(calm.shown)).toBe('abc');
  expect(calm.pending).toEqual(['c']);
});

test('activity of one row that stays where it is, is no news', () => {
  const calm = calmOrder(shown, [row('a', 12), row('b', 8), row('c', 7)], false);
  expect(calm.pending).toEqual([]);
  expect(calmOrder(calm.shown, [row('b', 13), row('a', 12), row('c', 7)], false).pending).toEqual(['b']);
});

test('own activity moves rows but never counts as new', () => {
  const busy = calmOrder(shown, [row('n', 10, true), ...start], false);
  expect(busy.pending).toEqual([]);
  expect(ids(busy.shown)).toBe('abc');
  const free = calmOrder(shown, [row('n', 10, true), ...start], true);
  expect(ids(free.shown)).toBe('nabc');
  expect(free.arrived).toEqual([]);
});

test('more than five at once wait, also at the edge', () => {
  const many = [20, 19, 18, 17, 16, 15].map((at) => row(`n${at}`, at));
  const calm = calmOrder(shown, [...many, ...start], true);
  expect(ids(calm.shown)).toBe('abc');
  expect(calm.pending).toHaveLength(6);
});

test('what was deleted goes at once and the next page follows at the end', () => {
  const calm = calmOrder(shown, [row('n', 10), row('a', 9), row('c', 7), row('d', 6)], false);
  expect(ids(calm.shown)).toBe('acd');
  expect(calm.pending).toEqual(['n']);
});

test('nothing changed is the same object, so nothing is drawn again', () => {
  expect(calmOrder(shown, start, true).shown).toBe(shown);
});
