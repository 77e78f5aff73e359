import type { Approval } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { type BoardRow, nextRows } from './rows.ts';

const approval = (id: string, more: Partial<Approval> = {}) => ({ id, state: 'pending', ...more }) as Approval;
const held = (keeps: string[] = [], ended: Approval[] = []) => ({
  keeps: (id: string) => keeps.includes(id),
  ended: new Map(ended.map((one) => [one.id, one])),
  loaded: true,
});
const words = (rows: readonly BoardRow[]) =>
  rows.map(({ approval: { id, state: is }, state, fresh }) => `${id} ${state}${fresh ? ' fresh' : ''} ${is}`);
const [a, b, c] = [approval('a'), approval('b'), approval('c')];
const start = nextRows([], [a, b, c], { ...held(), loaded: false });

test('what is there at first does not enter, what comes later does, behind what stands there', () => {
  expect(words(start)).toEqual(['a here pending', 'b here pending', 'c here pending']);
  expect(words(nextRows(start, [approval('z'), a, b, c], held())).at(-1)).toBe('z here fresh pending');
});

test('what has ended leaves, and stays in its place with its outcome while something keeps it', () => {
  const over = approval('b', { state: 'rejected' });
  expect(words(nextRows(start, [a, c], held([], [over])))).toEqual([
    'a here pending',
    'b leaving rejected',
    'c here pending',
  ]);
  const kept = nextRows(start, [a, c], held(['b'], [over]));
  expect(words(kept)).toEqual(['a here pending', 'b ended rejected', 'c here pending']);
  expect(words(nextRows(kept, [a, c], held([], [over])))[1]).toBe('b leaving rejected');
});

test('nothing new leaves the same rows, and a row that is back stands', () => {
  expect(nextRows(start, [a, b, c], held())).toBe(start);
  const gone = nextRows(start, [a, c], held());
  expect(words(nextRows(gone, [a, b, c], held()))[1]).toBe('b here pending');
});
