import { useInfiniteQuery } from '@tanstack/react-query';
import type { Workspace } from '@tidings/contracts';
import { MoreFailed } from '../../../../components/page/list-edge.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { activityQuery } from '../api/overview.ts';
import { ActivityRow } from './activity-row.tsx';

/** What happened in the workspace, the newest first, as it happens. */
export function ActivityPart({ workspace }: { workspace: Workspace }) {
  const query = useInfiniteQuery(activityQuery(workspace.id));
  // Between two pages something may have happened: nothing stands twice.
  const items = new Map(query.data?.pages.flatMap((page) => page.items.map((item) => [item.id, item] as const)));
  return (
    <section aria-labelledby="activity" aria-busy={query.isPending} className="mt-6 pb-4">
      <h2 id="activity" className="pb-2 text-base font-semi">
        {t('overview.activity')}
      </h2>
      <ul>
        {[...items.values()].map((item) => (
          <ActivityRow key={item.id} item={item} workspace={workspace} />
        ))}
      </ul>
      {query.isError && <MoreFailed words={t('overview.notLoaded')} onRetry={() => void query.refetch()} />}
      {query.hasNextPage && !query.isError && (
        <p className="flex justify-center border-t border-line py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('overview.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
