import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { shortDate } from '../../../lib/time/time.ts';

const dayMs = 24 * 60 * 60_000;
const choices = ['1', '3', '7', '30', '365'] as const;
export type Days = (typeof choices)[number];

const after = (days: Days): number => serverNow() + Number(days) * dayMs;

/** That many days from now, ISO. */
export const daysFromNow = (days: Days): string => new Date(after(days)).toISOString();

export const untilOptions = () =>
  choices.map((value) => ({ value, label: t(`moderation.until.${value}`, { date: shortDate(after(value)) }) }));
