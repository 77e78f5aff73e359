import { expect, test } from 'vitest';
import { duration, relativeTime } from './time.ts';

const now = new Date(2026, 10, 20, 9, 12).getTime();
const ago = (seconds: number) => relativeTime(now - seconds * 1000, now);

test('a moment is shown by minutes, hours, then weekdays up to seven days, then by its date', () => {
  expect(ago(0)).toBe('just now');
  expect(ago(59)).toBe('just now');
  expect(ago(60)).toBe('1 min');
  expect(ago(59 * 60 + 59)).toBe('59 min');
  expect(ago(60 * 60)).toBe('1 h');
  expect(ago(24 * 60 * 60 - 1)).toBe('23 h');
  expect(ago(2 * 24 * 60 * 60)).toBe('Wed');
  expect(ago(7 * 24 * 60 * 60 - 1)).toBe('Fri');
  expect(ago(7 * 24 * 60 * 60)).toBe('13 Nov');
  expect(relativeTime(new Date(2021, 2, 3).getTime(), now)).toBe('3 Mar 2021');
});

test('a clock that is ahead never tells of the future', () => {
  expect(ago(-90)).toBe('just now');
});

test('how long something took is at least a second', () => {
  expect(duration(200)).toBe('1 s');
  expect(duration(4 * 60_000)).toBe('4 min');
});
