import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MoreFailed } from '../../../../components/page/list-edge.tsx';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../../components/ui/feedback/list-end.tsx';
import { Skeleton, useCalmPending } from '../../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../../i18n/t.ts';
import { type AlertScope, alertQuery, alertsQuery } from '../../api/alerts.ts';
import type { AlertsSearch } from '../../model/search.ts';
import { AlertRow } from './alert-row.tsx';
import { AlertCard } from './critical-card.tsx';

const RowSkeleton = () => (
  <div className="flex h-14 items-center gap-3 border-b border-line" aria-hidden="true">
    <Skeleton className="h-3 w-20" />
    <Skeleton className="size-7 rounded-[28%]" />
    <Skeleton className="h-3.5 w-64" />
  </div>
);

/** The one that the address names, wherever it stands. */
function Opened({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(alertQuery(id));
  if (data) return <AlertCard alert={data} open />;
  return error ? (
    <LoadFailed title={t('alerts.notThere')} error={error} onRetry={() => void refetch()} />
  ) : (
    <RowSkeleton />
  );
}

const heads = ['severity', 'finding', 'state', 'found'] as const;
const Heads = () => (
  <div
    aria-hidden="true"
    className="grid h-10 grid-cols-[124px_minmax(0,1fr)_140px_76px] items-center border-b border-line text-xs font-medium text-ink-3 phone:hidden"
  >
    {heads.map((head) => (
      <span key={head} className={head === 'found' ? 'text-end' : undefined}>
        {t(`alerts.head.${head}`)}
      </span>
    ))}
  </div>
);

/** The alerts of a scope: what is critical and in nobody's hands whole and on top, the others as rows. */
export function AlertList({ scope, search }: { scope: AlertScope; search: AlertsSearch }) {
  const query = useInfiniteQuery(alertsQuery(scope));
  const waits = useCalmPending(query.isPending);
  const opened = search.alert === undefined ? null : <Opened key={search.alert} id={search.alert} />;
  if (query.isPending) return waits ? [1, 2, 3, 4].map((row) => <RowSkeleton key={row} />) : null;
  if (query.isError && !query.data)
    return <LoadFailed title={t('alerts.notLoaded')} error={query.error} onRetry={() => void query.refetch()} />;
  const all = query.data.pages.flatMap(({ items }) => items).filter(({ id }) => id !== search.alert);
  const isUrgent = ({ severity, state }: (typeof all)[number]) => severity === 'critical' && state === 'new';
  const rows = all.filter((alert) => !isUrgent(alert));
  const filtered = scope.source !== undefined || scope.severity !== undefined;
  if (all.length === 0 && opened === null)
    return (
      <StatePanel kind="wave" title={t(filtered ? 'alerts.none.filtered' : `alerts.none.${scope.state}`)}>
        {t(filtered ? 'alerts.noneBody.filtered' : `alerts.noneBody.${scope.state}`)}
      </StatePanel>
    );
  return (
    <>
      {opened}
      {all.filter(isUrgent).map((alert) => (
        <AlertCard key={alert.id} alert={alert} />
      ))}
      {rows.length > 0 && (
        <>
          <Heads />
          <ul aria-label={t(`alerts.view.${scope.state}`)}>
            {rows.map((alert) => (
              <AlertRow key={alert.id} alert={alert} search={search} />
            ))}
          </ul>
        </>
      )}
      {query.isError && <MoreFailed words={t('alerts.notLoaded')} onRetry={() => void query.fetchNextPage()} />}
      {query.hasNextPage && !query.isError ? (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('alerts.more')}
          </Button>
        </p>
      ) : (
        <ListEnd>{t('alerts.end')}</ListEnd>
      )}
    </>
  );
}
