import { nextInterruption } from '@tidings/contracts/quiet';
import { expect, test } from 'vitest';
import { type Choice, choiceOf, spansOf, weekOf } from './week.ts';

const nights = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to }));

test('what is chosen is found again in what is kept', () => {
  const times = [
    ['22:00', '08:00'],
    ['00:00', '07:30'],
    ['12:00', '13:00'],
    ['22:00', '00:00'],
    ['00:00', '00:00'],
  ] as const;
  for (const [from, to] of times) {
    for (const weekend of ['same', 'all', 'none'] as const) {
      const choice: Choice = { from, to, weekend };
      const found = choiceOf(spansOf(choice));
      // Where every day is quiet throughout, the weekend is too, in either way of saying it.
      const isAlways = from === to && weekend !== 'none';
      expect(found).toEqual(isAlways ? { ...choice, weekend: 'same' } : choice);
    }
  }
});

test('nights that were set as such are the same choice', () => {
  expect(choiceOf(nights('22:00', '08:00'))).toEqual({ from: '22:00', to: '08:00', weekend: 'same' });
});

test('what was set day by day is no choice, and is shown as it is', () => {
  const odd = [{ day: 7, from: '23:00', to: '06:00' }];
  expect(choiceOf(odd)).toBeUndefined();
  const week = weekOf(odd);
  expect(week[6]).toEqual([[23 * 60, 24 * 60]]);
  expect(week[0]).toEqual([[0, 6 * 60]]);
  expect(choiceOf([])).toBeUndefined();
});

test('nights and the whole weekend end on Monday morning', () => {
  const spans = spansOf({ from: '22:00', to: '08:00', weekend: 'all' });
  const set = { quietHours: { on: true, spans }, dndUntil: null, timeZone: 'Europe/Berlin' };
  const friday = Date.parse('2026-11-27T21:41:00Z');
  expect(new Date(nextInterruption(set, friday) ?? 0).toISOString()).toBe('2026-11-30T07:00:00.000Z');
});

test('a free weekend is free from Friday midnight to Monday midnight', () => {
  const week = weekOf(spansOf({ from: '22:00', to: '08:00', weekend: 'none' }));
  expect(week.slice(5)).toEqual([[], []]);
  expect(week[0]).toEqual([
    [0, 480],
    [1320, 1440],
  ]);
});
