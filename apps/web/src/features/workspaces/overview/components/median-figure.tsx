import { useQuery } from '@tanstack/react-query';
import type { Workspace } from '@tidings/contracts';
import { t } from '../../../../i18n/t.ts';
import { duration } from '../../../../lib/time/time.ts';
import { Figure } from '../../components/figure.tsx';
import { trendQuery } from '../api/overview.ts';

/** How long a decision takes this week, and how long it took the week before. */
export function MedianFigure({ workspace }: { workspace: Workspace }) {
  const { data } = useQuery(trendQuery(workspace.id));
  const before = data?.medianBeforeMs ?? null;
  return (
    <Figure
      label={t('overview.median')}
      value={data && (data.medianMs === null ? '–' : duration(data.medianMs))}
      note={before === null ? undefined : t('overview.medianBefore', { time: duration(before) })}
    />
  );
}
