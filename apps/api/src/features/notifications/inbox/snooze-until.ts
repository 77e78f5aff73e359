import type { SnoozeInput } from '@tidings/contracts';
import { TidingsError } from '../../../platform/kernel/errors.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const MOST = 366 * DAY;
const MORNING = 8;

/** What a clock on the wall of a zone shows at a moment, as ms of UTC. */
function wall(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The moment a clock on the wall shows this; where clocks are put forward over it, the moment they are. */
function moment(shown: number, timeZone: string): number {
  const first = shown - (wall(shown, timeZone) - shown);
  return first - (wall(first, timeZone) - shown);
}

/** 08:00 so many days after today, in the zone of the member. */
function morning(now: number, timeZone: string, days: (weekday: number) => number): number {
  const today = new Date(wall(now, timeZone));
  const day = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
  return moment(day + days(today.getUTCDay()) * DAY + MORNING * HOUR, timeZone);
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
