import { expect, test } from 'vitest';
import { type DndChoice, dndEnd } from './dnd.ts';

const end = (choice: DndChoice, now: string, zone: string) =>
  new Date(dndEnd(choice, Date.parse(now), zone)).toISOString();

test('tomorrow and Monday are mornings where the member lives', () => {
  expect(end('1h', '2026-11-27T21:41:00Z', 'Europe/Berlin')).toBe('2026-11-27T22:41:00.000Z');
  expect(end('tomorrow', '2026-11-27T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-29T07:00:00.000Z');
  expect(end('tomorrow', '2026-11-27T23:30:00Z', 'America/New_York')).toBe('2026-11-28T13:00:00.000Z');
  expect(end('monday', '2026-11-27T12:00:00Z', 'Europe/Berlin')).toBe('2026-11-30T07:00:00.000Z');
});

test('on a Sunday Monday is tomorrow, on a Monday it is a week away, also before eight', () => {
  expect(end('monday', '2026-11-29T12:00:00Z', 'UTC')).toBe('2026-11-30T08:00:00.000Z');
  expect(end('monday', '2026-11-30T02:00:00Z', 'UTC')).toBe('2026-12-07T08:00:00.000Z');
});

test('the night in which clocks change has its morning at eight all the same', () => {
  expect(end('tomorrow', '2027-03-27T20:00:00Z', 'Europe/Berlin')).toBe('2027-03-28T06:00:00.000Z');
});
