import { expect, test } from 'vitest';
import { snoozeUntil } from './snooze-until.ts';

const at = (input: Parameters<typeof snoozeUntil>[0], zone: string, now: string) =>
  snoozeUntil(input, zone, Date.parse(now)).toISOString();

test.each([
  ['1h', 'Europe/Berlin', '2026-11-28T10:00:00Z', '2026-11-28T11:00:00.000Z'],
  ['tomorrow', 'Europe/Berlin', '2026-11-28T10:00:00Z', '2026-11-29T07:00:00.000Z'],
  // It is Sunday there already.
  ['tomorrow', 'Pacific/Kiritimati', '2026-11-28T10:30:00Z', '2026-11-29T18:00:00.000Z'],
  ['tomorrow', 'Pacific/Pago_Pago', '2026-11-28T10:30:00Z', '2026-11-28T19:00:00.000Z'],
  // Clocks go forward in the night between.
  ['tomorrow', 'Europe/Berlin', '2027-03-27T12:00:00Z', '2027-03-28T06:00:00.000Z'],
  ['tomorrow', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T07:00:00.000Z'],
  ['next_week', 'Europe/Berlin', '2026-11-28T10:00:00Z', '2026-11-30T07:00:00.000Z'],
  ['next_week', 'Europe/Berlin', '2026-11-30T10:00:00Z', '2026-12-07T07:00:00.000Z'],
  ['next_week', 'Europe/Berlin', '2026-11-29T10:00:00Z', '2026-11-30T07:00:00.000Z'],
] as const)('%s in %s at %s is %s', (preset, zone, now, until) => {
  expect(at({ preset }, zone, now)).toBe(until);
});

test('a time that is past, or more than a year away, is refused', () => {
  const now = '2026-11-28T10:00:00.000Z';
  expect(() => at({ until: now }, 'UTC', now)).toThrow();
  expect(() => at({ until: '2028-01-01T00:00:00.000Z' }, 'UTC', now)).toThrow();
  expect(at({ until: '2026-12-24T18:00:00.000Z' }, 'UTC', now)).toBe('2026-12-24T18:00:00.000Z');
});
