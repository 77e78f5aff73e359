import { useQuery } from '@tanstack/react-query';
import type { TrendDay, Workspace } from '@tidings/contracts';
import { useState } from 'react';
import { quietPart } from '../../../../components/ui/part/quiet-part.tsx';
import { t } from '../../../../i18n/t.ts';
import { TREND_DAYS, trendQuery } from '../api/overview.ts';
import { dayName, noonOf } from '../model/day.ts';
import { TrendTable } from './trend-table.tsx';

const Chart = quietPart(async () => (await import('../../../../components/chart/line-chart.tsx')).LineChart);
const decided = ({ approved, rejected }: TrendDay) => approved + rejected;

/** "29 Nov: 4 approved, 1 rejected, none expired". */
const dayInWords = (day: TrendDay) => t('overview.day', { ...day, day: dayName(day.day) });

/** How much was decided on each of the last days. */
export function TrendPart({ workspace }: { workspace: Workspace }) {
  const { data } = useQuery(trendQuery(workspace.id));
  const [at, show] = useState<number>();
  if (!data || data.days.every((day) => decided(day) + day.expired === 0)) return null;
  const { days } = data;
  const total = days.reduce((sum, day) => sum + decided(day), 0);
  const shown = days[at ?? days.length - 1];
  return (
    <section aria-labelledby="trend" className="mt-6">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2 id="trend" className="flex-1 whitespace-nowrap text-base font-semi">
          {t('overview.days')}
        </h2>
        <p className="text-sm text-ink-2 tabular-nums">{shown && dayInWords(shown)}</p>
      </div>
      <div className="mt-2 h-[140px] border-t border-line pt-2">
        <Chart
          label={t('overview.daysLabel', { count: TREND_DAYS, total })}
          xs={days.map(({ day }) => noonOf(day) / 1000)}
          ys={days.map(decided)}
          onPoint={show}
        />
      </div>
      <TrendTable days={days} />
    </section>
  );
}
