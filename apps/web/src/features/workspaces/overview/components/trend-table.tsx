import type { TrendDay } from '@tidings/contracts';
import { formatNumber, t } from '../../../../i18n/t.ts';
import { duration } from '../../../../lib/time/time.ts';
import { dayName } from '../model/day.ts';

const head = 'px-2 py-1 text-end font-medium text-ink-2 first:ps-0 first:text-start last:pe-0';
const cell = 'px-2 py-1 text-end tabular-nums first:ps-0 first:text-start last:pe-0';

/** The same in numbers, for who asks: the last day first. */
export const TrendTable = ({ days }: { days: readonly TrendDay[] }) => (
  <details className="text-sm">
    <summary className="flex min-h-6 w-fit cursor-pointer items-center rounded-sm text-ink-2 hover:text-ink phone:min-h-11">
      {t('overview.table')}
    </summary>
    <table className="w-full max-w-[560px] border-collapse">
      <thead>
        <tr>
          <th className={head}>{t('overview.column.day')}</th>
          <th className={head}>{t('overview.column.approved')}</th>
          <th className={head}>{t('overview.column.rejected')}</th>
          <th className={head}>{t('overview.column.expired')}</th>
          <th className={head}>{t('overview.column.median')}</th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, approved, rejected, expired, medianMs }) => (
          <tr key={day} className="border-t border-line">
            <td className={cell}>{dayName(day)}</td>
            <td className={cell}>{formatNumber(approved)}</td>
            <td className={cell}>{formatNumber(rejected)}</td>
            <td className={cell}>{formatNumber(expired)}</td>
            <td className={cell}>{medianMs === null ? '–' : duration(medianMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
