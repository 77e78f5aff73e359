import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CategoryView } from '@tidings/contracts';
import { useMemo, useRef } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { PageBody, useScrollElement } from '../../../components/page/page-body.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { useMember } from '../../../lib/session/state.ts';
import { categoriesQuery } from '../../categories/index.ts';
import { topicListQuery } from '../api/topics.ts';
import { useLastVisit } from '../hooks/last-visit.ts';
import { openNewTopic } from '../hooks/new-topic.ts';
import { useAnnounceNews } from '../hooks/use-announce-news.ts';
import { useCalmOrder } from '../hooks/use-calm-order.ts';
import { useFreeReader } from '../hooks/use-free-reader.ts';
import { useVisitorNews } from '../hooks/use-visitor-news.ts';
import type { TopicFilter } from '../model/data.ts';
import { topicsIn } from '../model/pages-of.ts';
import { FilterBar } from './filter-bar.tsx';
import { NewTopicHost } from './new-topic-host.tsx';
import { NewsPill } from './news-pill.tsx';
import { TopicList } from './topic-list.tsx';
import { TopicsEnd } from './topics-end.tsx';
import { TopicsSkeleton } from './topics-skeleton.tsx';
import { NoTopics } from './topics-state.tsx';

type Props = { filter: TopicFilter; category?: CategoryView | undefined };

/** A list of topics, all or of one category. A change of scope is another list. */
export const TopicListPage = (props: Props) => (
  <PageBody over={<NewTopicHost />}>
    <Topics key={`${props.category?.id}${props.filter}`} {...props} />
  </PageBody>
);

function Topics({ filter, category }: Props) {
  const scroller = useScrollElement();
  const region = useRef<HTMLDivElement>(null);
  const focusRef = useRef<((id: string) => void) | null>(null);
  const member = useMember();
  const { data: categories = [] } = useQuery(categoriesQuery());
  const query = useInfiniteQuery(topicListQuery({ filter, categoryId: category?.id }));
  const topics = useMemo(() => (query.data ? topicsIn(query.data) : []), [query.data]);
  const calm = useCalmOrder(topics, useFreeReader(region, scroller));
  const lastVisit = useLastVisit();
  useVisitorNews({ filter, categoryId: category?.id }, query.data !== undefined);
  const showsSkeleton = useCalmPending(query.isPending);
  const shownIds = new Set(calm.topics.map((topic) => topic.id));
  useAnnounceNews(calm.pending.length);

  const show = () => {
    const first = calm.pending[0]?.id;
    calm.show();
    scroller.current?.scrollTo({ top: 0 });
    requestAnimationFrame(() => first !== undefined && focusRef.current?.(first));
  };
  useShortcut('.', show, calm.pending.length > 0);
  useShortcut('c', () => openNewTopic(category?.id), member !== undefined);

  const pill = (place: 'bar' | 'float') => (
    <NewsPill pending={calm.pending} isKnown={(id) => shownIds.has(id)} place={place} onShow={show} />
  );
  return (
    <div aria-busy={query.isPending} className="mx-auto flex w-full max-w-[1208px] flex-1 flex-col px-6 phone:px-4">
      <FilterBar category={category} categories={categories} pill={pill('bar')} />
      <div ref={region} className="flex flex-1 flex-col">
        {query.isPending ? (
          showsSkeleton && <TopicsSkeleton />
        ) : query.isError && !query.data ? (
          <LoadFailed title={t('topics.error')} error={query.error} onRetry={() => void query.refetch()} />
        ) : topics.length === 0 ? (
          <NoTopics filter={filter} categoryId={category?.id} />
        ) : (
          <>
            <TopicList calm={calm} lastVisit={lastVisit} focusRef={focusRef} />
            <TopicsEnd
              hasMore={query.hasNextPage}
              failed={query.isFetchNextPageError}
              loading={query.isFetchingNextPage}
              oldest={topics.at(-1)?.counts.lastActivityAt}
              onMore={() => void query.fetchNextPage()}
            />
          </>
        )}
      </div>
      <div className="pointer-events-none sticky bottom-3 z-(--z-pill) flex justify-center wide:hidden [&>*]:pointer-events-auto">
        {pill('float')}
      </div>
    </div>
  );
}
