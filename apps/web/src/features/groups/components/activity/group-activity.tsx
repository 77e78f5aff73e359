import { useInfiniteQuery } from '@tanstack/react-query';
import { MoreFailed } from '../../../../components/page/list-edge.tsx';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { activityQuery } from '../../api/activity.ts';
import { ActivityRow } from './activity-row.tsx';

/** What happened in the group, newest first, as far back as it is kept. */
export function GroupActivity({ groupId }: { groupId: string }) {
  const query = useInfiniteQuery(activityQuery(groupId));
  if (query.isError && !query.data) {
    return <LoadFailed title={t('groups.errorActivity')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="activity" aria-busy={query.isPending} className="mt-5">
      <h2 id="activity" className="sr-only">
        {t('groups.tab.activity')}
      </h2>
      <ul className="[&>li:not(:first-child)]:border-t [&>li]:border-line">
        {entries.map((entry) => (
          <ActivityRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {query.isError && <MoreFailed words={t('groups.errorActivity')} onRetry={() => void query.fetchNextPage()} />}
      {query.hasNextPage && !query.isError && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('groups.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
