import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ListEdge } from '../../../components/page/list-edge.tsx';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../components/ui/feedback/list-end.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { categoriesQuery } from '../../categories/index.ts';
import { useBlocked } from '../../relationships/index.ts';
import { searchQuery } from '../api/search.ts';
import type { Wanted } from '../model/asked.ts';
import { PeopleFound } from './people-found.tsx';
import { ResultRow } from './result-row.tsx';

const Shapes = () => (
  <div className="space-y-6 py-5" aria-hidden="true">
    {[0, 1, 2, 3].map((row) => (
      <div key={row} className="space-y-2">
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-3 w-1/3" />
      </div>
    ))}
  </div>
);

/** Everything that was found, page by page. */
export function Results({ wanted, onReset }: { wanted: Wanted; onReset: (() => void) | undefined }) {
  const categories = useQuery(categoriesQuery()).data ?? [];
  const category = categories.find(({ slug }) => slug === wanted.category);
  const query = useInfiniteQuery(searchQuery(wanted, category?.id));
  const blocked = useBlocked();
  const showsShapes = useCalmPending(query.isPending);
  if (query.isPending) return <div aria-busy="true">{showsShapes && <Shapes />}</div>;
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  if (!first) return <LoadFailed title={t('search.error')} error={query.error} onRetry={() => void query.refetch()} />;
  const posts = pages.flatMap(({ items }) => items);
  const { count, isMore, people } = first;
  const isPeople = wanted.kind === 'people';
  if (posts.length === 0 && people.length === 0) {
    return (
      <StatePanel
        kind="wave"
        title={t('search.none')}
        actions={onReset && <Button onClick={onReset}>{t('search.reset')}</Button>}
      >
        {t(onReset ? 'search.noneFiltered' : 'search.noneBody')}
      </StatePanel>
    );
  }
  return (
    <>
      {people.length > 0 && <PeopleFound people={people} />}
      {!isPeople && (
        <p role="status" className="pt-3 text-sm text-ink-3">
          {isMore ? t('search.countMore', { count }) : t('search.count', { count })}
        </p>
      )}
      {posts.length > 0 && (
        <ul aria-label={t('search.results')}>
          {posts.map((post) => (
            <ResultRow
              key={post.id}
              post={post}
              category={categories.find(({ id }) => id === post.categoryId)}
              blocked={blocked.has(post.author.id)}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <ListEdge
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onMore={() => void query.fetchNextPage()}
          label={t('search.loading')}
          failedWords={t('search.moreError')}
        >
          <Shapes />
        </ListEdge>
      ) : (
        posts.length > 0 && <ListEnd>{isMore ? t('search.endMore', { count }) : t('search.end')}</ListEnd>
      )}
    </>
  );
}
