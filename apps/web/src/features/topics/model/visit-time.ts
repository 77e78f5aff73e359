import { t } from '../../../i18n/t.ts';
import { clockTime, dateAndTime } from '../../../lib/time/time.ts';

const dayMs = 24 * 60 * 60_000;
const isSameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString();

/** "07:49" today, "yesterday, 18:40", "12 Nov, 21:14". Both in ms. */
export function visitTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  return isSameDay(at, now - dayMs) ? t('topics.yesterday', { time: clockTime(at) }) : dateAndTime(at, now);
}
