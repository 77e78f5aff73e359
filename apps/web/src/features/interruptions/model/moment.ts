import { formatter } from '../../../i18n/reader.ts';
import { clockTime, dateAndTime } from '../../../lib/time/time.ts';

const week = 7 * 24 * 3_600_000;

/** "Mon 08:00" within a week, "4 Jan, 08:00" later. Both in ms. */
export const shortMoment = (at: number, now: number): string =>
  at - now < week ? `${formatter().date(at, { weekday: 'short' })} ${clockTime(at)}` : dateAndTime(at, now);
