import { t } from '../../i18n/t.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const locale = 'en-GB';

const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "just now", "4 min", "2 h", "Wed" up to 7 days, then "16 Nov", with the year once it differs. Both in ms. */
export function relativeTime(at: number, now: number): string {
  const age = now - at;
  if (age < minute) return t('time.now');
  if (age < hour) return t('time.minutes', { count: Math.floor(age / minute) });
  if (age < day) return t('time.hours', { count: Math.floor(age / hour) });
  if (age < 7 * day) return weekday.format(at);
  return sameYear(at, now) ? dayMonth.format(at) : dayMonthYear.format(at);
}

/** "12 Nov, 21:14": a moment in a post's header. */
export const dateAndTime = (at: number, now: number): string =>
  `${(sameYear(at, now) ? dayMonth : dayMonthYear).format(at)}, ${clock.format(at)}`;

/** "09:12". */
export const clockTime = (at: number): string => clock.format(at);

/** "Fri, 20 Nov 2026, 09:12", for titles. */
export const exactTime = (at: number): string => exact.format(at);

/** "40 s", "4 min", "2 h": how long something took, from ms. */
export function duration(ms: number): string {
  if (ms < minute) return t('time.seconds', { count: Math.max(1, Math.round(ms / 1000)) });
  if (ms < hour) return t('time.minutes', { count: Math.round(ms / minute) });
  return t('time.hours', { count: Math.round(ms / hour) });
}

const sameYear = (a: number, b: number) => new Date(a).getFullYear() === new Date(b).getFullYear();
