import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { PageBody } from '../../../../components/page/page-body.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Skeleton, useCalmPending } from '../../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../../i18n/t.ts';
import { managedListQuery, type Sort } from '../api/managed.ts';
import { ManagedRow } from './managed-row.tsx';

const widths = ['w-3/5', 'w-4/5', 'w-1/2'];

/** Those of one sort, each with what can be done with it. */
export function ManagedList({ sort }: { sort: Sort }) {
  const query = useInfiniteQuery(managedListQuery(sort));
  const waits = useCalmPending(query.isPending);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <PageBody id="announcements" className="py-3">
      <div className="mx-auto w-full max-w-[960px] px-6 phone:px-4">
        {waits && (
          <div aria-hidden="true" className="space-y-5 py-4">
            {widths.map((width) => (
              <Skeleton key={width} className={`h-4 ${width}`} />
            ))}
          </div>
        )}
        {query.error && !query.data && (
          <LoadFailed title={t('announcements.notLoaded')} error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && rows.length === 0 && (
          <StatePanel kind="wave" title={t(`announcements.none.${sort}`)}>
            {t('announcements.noneBody')}
          </StatePanel>
        )}
        {rows.length > 0 && (
          <ul aria-label={t(`announcements.view.${sort}`)}>
            {rows.map((made) => (
              <ManagedRow key={made.id} made={made} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <p className="flex justify-center py-4">
            <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('announcements.more')}
            </Button>
          </p>
        )}
      </div>
    </PageBody>
  );
}
