import { formatter } from '../../i18n/reader.ts';
import { t } from '../../i18n/t.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const weekday = { weekday: 'short' } as const;
const dayMonth = { day: 'numeric', month: 'short' } as const;
const dayMonthYear = { ...dayMonth, year: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit' } as const;

/** "just now", "4 min", "2 h", "Wed" up to 7 days, then "16 Nov", with the year once it differs. Both in ms. */
export function relativeTime(at: number, now: number): string {
  const age = now - at;
  if (age < minute) return t('time.now');
  if (age < hour) return t('time.minutes', { count: Math.floor(age / minute) });
  if (age < day) return t('time.hours', { count: Math.floor(age / hour) });
  if (age < 7 * day) return formatter().date(at, weekday);
  return formatter().date(at, sameYear(at, now) ? dayMonth : dayMonthYear);
}

/** "12 Nov, 21:14": a moment in a post's header. */
export const dateAndTime = (at: number, now: number): string =>
  formatter().date(at, { ...(sameYear(at, now) ? dayMonth : dayMonthYear), ...clock });

/** "09:12". */
export const clockTime = (at: number): string => formatter().date(at, clock);

/** "Fri, 20 Nov 2026, 09:12", for titles. */
export const exactTime = (at: number): string => formatter().date(at, { ...weekday, ...dayMonthYear, ...clock });

/** "40 s", "4 min", "2 h": how long something took, from ms. */
export function duration(ms: number): string {
  if (ms < minute) return t('time.seconds', { count: Math.max(1, Math.round(ms / 1000)) });
  if (ms < hour) return t('time.minutes', { count: Math.round(ms / minute) });
  return t('time.hours', { count: Math.round(ms / hour) });
}

/** "3 March 2026". */
export const longDate = (at: number): string =>
  formatter().date(at, { day: 'numeric', month: 'long', year: 'numeric' });

/** "3 Mar 2026". */
export const shortDate = (at: number): string => formatter().date(at, dayMonthYear);

/** Whether two moments fall on one day where the reader is. Both in ms. */
export const isSameDay = (a: number, b: number): boolean => shortDate(a) === shortDate(b);

const sameYear = (a: number, b: number) =>
  formatter().date(a, { year: 'numeric' }) === formatter().date(b, { year: 'numeric' });
