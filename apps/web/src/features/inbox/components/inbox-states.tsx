import { Link } from '@tanstack/react-router';
import { ListEdge } from '../../../components/page/list-edge.tsx';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../components/ui/feedback/list-end.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import type { Notifications } from '../hooks/use-notifications.ts';
import type { InboxFilter } from '../model/data.ts';

const shapes = ['w-3/5', 'w-2/5', 'w-1/2', 'w-3/4', 'w-2/3', 'w-1/2', 'w-3/5', 'w-2/5'];

const Rows = ({ count = shapes.length }: { count?: number }) => (
  <div aria-hidden="true">
    {shapes.slice(0, count).map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: shapes without anything of their own
      <div key={index} className="flex h-14 items-center gap-3 ps-[34px] pe-3 phone:ps-7 phone:pe-0">
        <Skeleton className="size-8 flex-none rounded-full" />
        <div className="min-w-0 flex-1 space-y-2">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-2.5 w-1/3" />
        </div>
        <Skeleton className="h-2.5 w-8" />
      </div>
    ))}
  </div>
);

type Props = { query: Notifications['query']; filter: InboxFilter; empty: boolean; small?: boolean };

/** What stands in place of the rows: none yet, none at all, or why not. */
export function InboxInstead({ query, filter, small = false }: Props) {
  const shown = useCalmPending(query.isPending);
  if (query.isPending) return shown && <Rows count={small ? 4 : shapes.length} />;
  if (query.isError && !query.data)
    return <LoadFailed title={t('inbox.error')} error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <StatePanel
      kind="wave"
      title={t(`inbox.empty.${filter}`)}
      {...(small && { className: 'min-h-[220px]! py-6!' })}
      actions={
        filter !== 'all' &&
        !small && (
          <Button asChild>
            <Link to="/inbox" search={{}} activeOptions={{ exact: true }}>
              {t('inbox.showAll')}
            </Link>
          </Button>
        )
      }
    >
      {t(`inbox.empty.${filter}Body`)}
    </StatePanel>
  );
}

/** Below the rows: the next page on its way, one that failed, or the end. */
export function InboxEnd({ query }: Pick<Props, 'query'>) {
  if (!query.hasNextPage) return <ListEnd>{t('inbox.end')}</ListEnd>;
  return (
    <ListEdge
      loading={query.isFetchingNextPage}
      failed={query.isFetchNextPageError}
      onMore={() => void query.fetchNextPage()}
      label={t('inbox.moreLoading')}
      failedWords={t('inbox.moreError')}
    >
      <Rows count={3} />
    </ListEdge>
  );
}
