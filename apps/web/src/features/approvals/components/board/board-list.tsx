import type { Workspace } from '@tidings/contracts';
import { type ReactNode, useState } from 'react';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../../components/ui/feedback/list-end.tsx';
import { Skeleton, useCalmPending } from '../../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import { useBulk } from '../../hooks/use-bulk.ts';
import { useWaiting } from '../../hooks/use-waiting.ts';
import { BoardRows } from './board-rows.tsx';
import { BulkBar, BulkSummary } from './bulk-bar.tsx';

const RowSkeleton = () => (
  <div className="flex h-16 items-center gap-3 border-b border-line" aria-hidden="true">
    <Skeleton className="size-8 rounded-[28%]" />
    <Skeleton className="h-3.5 w-72" />
  </div>
);

type Props = { workspace: Workspace; mine: boolean; views: ReactNode };

/** What waits, the oldest first: what is new comes at the end, and what has ended leaves once the reader has turned away. */
export function BoardList({ workspace, mine, views }: Props) {
  const { query, ...of } = useWaiting(workspace);
  const items = mine ? of.mine : of.all;
  const waits = useCalmPending(query.isPending);
  const [choosing, setChoosing] = useState(false);
  const bulk = useBulk();
  const end = () => {
    setChoosing(false);
    bulk.clear();
  };
  // Of what is not loaded yet nobody knows whether it waits for the reader.
  const isEmpty = query.data !== undefined && items.length === 0 && !query.hasNextPage;
  return (
    <>
      <div className="flex min-h-[52px] items-center gap-2 phone:flex-wrap">
        <div className={cn('min-w-0 flex-1', choosing && 'phone:hidden')}>{views}</div>
        {of.mine.length > 1 && !choosing && (
          <Button onClick={() => setChoosing(true)}>{t('approvals.bulk.begin')}</Button>
        )}
        {choosing && <BulkBar bulk={bulk} onEnd={end} />}
      </div>
      <BulkSummary bulk={bulk} />
      {query.isPending && waits && [1, 2, 3, 4].map((row) => <RowSkeleton key={row} />)}
      {query.isError && !query.data && (
        <LoadFailed title={t('approvals.notLoaded')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      <BoardRows
        workspace={workspace}
        items={items}
        loaded={query.data !== undefined}
        {...(choosing && { choice: { chosen: new Set(bulk.chosen.keys()), choose: bulk.choose } })}
      />
      {isEmpty && (
        <StatePanel kind="wave" title={t(mine ? 'approvals.none.mine' : 'approvals.none.pending')}>
          {t(mine ? 'approvals.noneBody.mine' : 'approvals.noneBody.pending')}
        </StatePanel>
      )}
      {query.hasNextPage && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('approvals.more')}
          </Button>
        </p>
      )}
      {query.data && !query.hasNextPage && items.length > 0 && <ListEnd>{t('approvals.end')}</ListEnd>}
    </>
  );
}
