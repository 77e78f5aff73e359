import { instantOf, type SnoozeInput, wallOf } from '@tidings/contracts';
import { TidingsError } from '../../../platform/kernel/errors.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const MOST = 366 * DAY;
const MORNING = 8;

/** 08:00 so many days after today, in the zone of the member. */
function morning(now: number, timeZone: string, days: (weekday: number) => number): number {
  const today = new Date(wallOf(now, timeZone));
  const day = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
  return instantOf(day + days(today.getUTCDay()) * DAY + MORNING * HOUR, timeZone);
}

/** Until when something is put off. Throws BAD_REQUEST for the past and for more than a year. */
export function snoozeUntil(input: SnoozeInput, timeZone: string, now: number): Date {
  if ('preset' in input) {
    if (input.preset === '1h') return new Date(now + HOUR);
    const days = input.preset === 'tomorrow' ? () => 1 : (weekday: number) => (8 - weekday) % 7 || 7;
    return new Date(morning(now, timeZone, days));
  }
  const until = Date.parse(input.until);
  if (until <= now || until > now + MOST)
    throw new TidingsError('BAD_REQUEST', 'Put it off until a time that is to come, within a year.');
  return new Date(until);
}
