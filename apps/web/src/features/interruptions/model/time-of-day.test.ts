import { expect, test } from 'vitest';
import { readTime, stepTime } from './time-of-day.ts';

test('a time is read as people write it, and what no clock shows is none', () => {
  const read = Object.fromEntries(
    ['8', '08', '830', '0830', '8:30', '08.30', ' 21:45 ', '24', '24:00', '0'].map((text) => [text, readTime(text)]),
  );
  expect(read).toEqual({
    ...{ 8: '08:00', '08': '08:00', 830: '08:30', '0830': '08:30', '8:30': '08:30', '08.30': '08:30' },
    ...{ ' 21:45 ': '21:45', 24: '00:00', '24:00': '00:00', 0: '00:00' },
  });
  for (const wrong of ['', '25', '24:01', '8:60', '8:3', 'noon', '-1', '12345', '٨'])
    expect(readTime(wrong)).toBeUndefined();
});

test('steps go to the next quarter, or on by an hour, round the clock', () => {
  expect(stepTime('22:00', 15)).toBe('22:15');
  expect(stepTime('22:07', 15)).toBe('22:15');
  expect(stepTime('22:07', -15)).toBe('22:00');
  expect(stepTime('23:45', 15)).toBe('00:00');
  expect(stepTime('21:37', 60)).toBe('22:37');
  expect(stepTime('00:00', -60)).toBe('23:00');
});
