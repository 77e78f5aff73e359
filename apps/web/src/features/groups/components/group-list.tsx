import { useInfiniteQuery } from '@tanstack/react-query';
import { MoreFailed } from '../../../components/page/list-edge.tsx';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { type GroupState, groupsQuery } from '../api/groups.ts';
import { GroupRow } from './group-row.tsx';
import { InNoGroup, NoGroups } from './no-groups.tsx';

const RowSkeleton = () => (
  <div className="flex h-16 items-center gap-3">
    <Skeleton className="size-10 rounded-[28%]" />
    <div className="flex-1 space-y-2">
      <Skeleton className="h-3.5 w-40" />
      <Skeleton className="h-2.5 w-64" />
    </div>
  </div>
);

/** The groups in one state: the reader's own, then the others. */
export function GroupList({ state }: { state: GroupState }) {
  const query = useInfiniteQuery(groupsQuery(state));
  const showsSkeleton = useCalmPending(query.isPending);
  if (query.isPending) return showsSkeleton ? [1, 2, 3].map((row) => <RowSkeleton key={row} />) : null;
  if (query.isError && !query.data) {
    return <LoadFailed title={t('groups.error')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const groups = query.data.pages.flatMap((page) => page.items);
  if (groups.length === 0) {
    return state === 'active' ? <NoGroups /> : <StatePanel kind="wave" title={t('groups.empty.archived')} />;
  }
  const own = groups.filter(({ viewer }) => viewer?.role);
  const others = groups.filter(({ viewer }) => !viewer?.role);
  const part = (title: string, id: string, rows: typeof groups) =>
    rows.length > 0 && (
      <section aria-labelledby={id}>
        <h2 id={id} className="mt-5 text-xs font-medium text-ink-3">
          {title}
        </h2>
        <ul>
          {rows.map((group) => (
            <GroupRow key={group.id} group={group} />
          ))}
        </ul>
      </section>
    );
  return (
    <>
      {state === 'active' && own.length === 0 && <InNoGroup />}
      {part(t('groups.own'), 'own-groups', own)}
      {part(t('groups.others'), 'other-groups', others)}
      {query.isError && <MoreFailed words={t('groups.error')} onRetry={() => void query.fetchNextPage()} />}
      {query.hasNextPage && !query.isError && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('groups.more')}
          </Button>
        </p>
      )}
    </>
  );
}
