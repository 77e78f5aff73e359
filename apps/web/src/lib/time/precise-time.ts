import { formatter } from '../../i18n/reader.ts';

/** "20 Nov 2026, 09:12:07.120": a moment, where thousandths of a second say something. */
export const preciseTime = (at: number): string =>
  formatter().date(at, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    fractionalSecondDigits: 3,
  });
