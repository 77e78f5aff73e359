import { t } from '../../../i18n/t.ts';
import { clockTime, dateAndTime, isSameDay } from '../../../lib/time/time.ts';

const dayMs = 24 * 60 * 60_000;

/** "07:49" today, "yesterday, 18:40", "12 Nov, 21:14". Both in ms. */
export function visitTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  return isSameDay(at, now - dayMs) ? t('topics.yesterday', { time: clockTime(at) }) : dateAndTime(at, now);
}
