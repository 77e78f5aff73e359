import { formatter } from '../../../../i18n/reader.ts';

/** The noon of a day such as 2026-11-29 where the reader is, in ms: its name is that of the day in every time zone. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00`);

/** "29 Nov". */
export const dayName = (day: string): string => formatter().date(noonOf(day), { day: 'numeric', month: 'short' });
