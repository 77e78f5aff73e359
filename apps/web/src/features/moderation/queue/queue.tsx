import { useInfiniteQuery } from '@tanstack/react-query';
import type { Report } from '@tidings/contracts';
import { useRef } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Guard } from '../../../components/ui/feedback/guard.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { type ReportState, reportsQuery } from '../api/reports.ts';
import { QueueSkeleton } from './queue-skeleton.tsx';
import { ReportRow } from './report-row.tsx';

type Props = { state: ReportState; openId: string | undefined; onOpen: (report: Report) => void };

/** The reports in one state. New ones come at the end, so nothing moves that is read. */
export function Queue({ state, openId, onOpen }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const query = useInfiniteQuery(reportsQuery(state));
  const showsSkeleton = useCalmPending(query.isPending);
  const reports = query.data?.pages.flatMap((page) => page.items) ?? [];
  const move = (step: number) => {
    const at = reports.findIndex((report) => report.id === openId);
    const next = reports[at < 0 ? 0 : Math.min(reports.length - 1, Math.max(0, at + step))];
    if (!next) return;
    onOpen(next);
    list.current?.querySelector<HTMLElement>(`[data-report="${next.id}"]`)?.focus();
  };
  useShortcut('j', () => move(1));
  useShortcut('k', () => move(-1));
  if (query.isPending) return showsSkeleton ? <QueueSkeleton /> : null;
  if (query.isError && !query.data) {
    return <LoadFailed title={t('moderation.error')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (reports.length === 0) {
    return (
      <StatePanel kind="wave" title={t(`moderation.empty.${state}`)}>
        {state === 'open' ? t('moderation.empty.openBody') : undefined}
      </StatePanel>
    );
  }
  return (
    <>
      <ul ref={list} aria-label={t('moderation.reports')}>
        {reports.map((report, index) => (
          <li key={report.id}>
            <Guard of={report}>
              <ReportRow
                report={report}
                first={index === 0 || report.id === openId || reports[index - 1]?.id === openId}
                on={report.id === openId}
                onOpen={() => onOpen(report)}
              />
            </Guard>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('moderation.loadMore')}
          </Button>
        </p>
      )}
    </>
  );
}
