import { type QuietSpan, wallOf } from '@tidings/contracts/quiet';
import { Fragment } from 'react';
import { formatter, reading } from '../../../../i18n/reader.ts';
import { t } from '../../../../i18n/t.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import { timeOf } from '../../model/time-of-day.ts';
import { type Choice, dayMinutes, days, weekOf } from '../../model/week.ts';

const percent = (minutes: number) => `${(minutes / dayMinutes) * 100}%`;
/** A Monday noon in UTC, and the days after it: names of days are the same everywhere. */
const dayName = (day: number, weekday: 'short' | 'long') =>
  new Intl.DateTimeFormat(formatter().locale, { weekday, timeZone: 'UTC' }).format(Date.UTC(2026, 10, 22 + day, 12));
/** The end of a day is its own, not the beginning of the next. */
const endOf = (minutes: number) => (minutes === dayMinutes ? '24:00' : timeOf(minutes));

function inWords(spans: readonly QuietSpan[], choice: Choice | undefined): string {
  if (choice) return t(`quiet.bars.${choice.weekend}`, { from: choice.from, to: choice.to });
  const parts = weekOf(spans).flatMap((day, index) =>
    day.map(([from, to]) => `${dayName(index + 1, 'long')} ${timeOf(from)}–${endOf(to)}`),
  );
  return t('quiet.bars.days', { days: formatter().list(parts) });
}

/** The quiet hours of the week as a picture, with the line of now. The fields below it change them. */
export function WeekBars({ spans, choice }: { spans: readonly QuietSpan[]; choice?: Choice }) {
  const wall = new Date(wallOf(useNow(), reading().timeZone));
  const today = (wall.getUTCDay() + 6) % 7;
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  const week = weekOf(spans);
  return (
    <div role="img" aria-label={inWords(spans, choice)} className="mb-2.5 text-xs text-ink-3" dir="ltr">
      <div className="grid grid-cols-[36px_1fr] items-center gap-y-1">
        {days.map((day, index) => (
          <Fragment key={day}>
            <span>{dayName(day, 'short')}</span>
            <span className="relative h-3.5 overflow-hidden rounded-xs bg-active">
              {week[index]?.map(([from, to]) => (
                <i
                  key={from}
                  className="absolute inset-y-0 bg-[color-mix(in_oklab,var(--accent)_58%,var(--surface))]"
                  style={{ left: percent(from), width: percent(to - from) }}
                />
              ))}
              {index === today && (
                <b data-now className="absolute inset-y-0 w-0.5 bg-live" style={{ left: percent(minutes) }} />
              )}
            </span>
          </Fragment>
        ))}
        <span />
        <span className="flex justify-between tabular-nums">
          {['00', '06', '12', '18', '24'].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </span>
      </div>
    </div>
  );
}
