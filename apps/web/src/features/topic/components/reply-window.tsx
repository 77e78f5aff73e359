import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { ListEdge } from '../../../components/page/list-edge.tsx';
import { t } from '../../../i18n/t.ts';
import {
  arrange,
  goneIn,
  type Outgoing,
  parentsIn,
  type ReplyPages,
  repliesIn,
  useFarParents,
} from '../../replies/index.ts';
import type { Since } from '../hooks/use-since.ts';
import { PostsSkeleton } from './posts-skeleton.tsx';
import { RepliesPending } from './replies-pending.tsx';
import { ReplyList } from './reply-list.tsx';

type Props = {
  topicId: string;
  query: UseInfiniteQueryResult<Pick<ReplyPages, 'pages'>>;
  /** The topic's own text stands before the first loaded reply. */
  isStart: boolean;
  firstPost: ReactNode;
  outgoing: readonly Outgoing[];
  since: Since | undefined;
  news: number;
};

/** The loaded replies, and at both ends the way to more, a page that failed, or the end. */
export function ReplyWindow({ topicId, query, isStart, firstPost, outgoing, since, news }: Props) {
  const { data } = query;
  const arranged = useMemo(
    () => (data ? arrange(repliesIn(data), parentsIn(data), goneIn(data)) : arrange([], [], new Set())),
    [data],
  );
  useFarParents(topicId, arranged.unplaced);
  const edge = (onMore: () => unknown, loading: boolean, failed: boolean, label: string) => (
    <ListEdge
      onMore={() => void onMore()}
      loading={loading}
      failed={failed}
      label={label}
      failedWords={t('topic.repliesError')}
    >
      <PostsSkeleton posts={1} />
    </ListEdge>
  );
  const earlier = edge(
    query.fetchPreviousPage,
    query.isFetchingPreviousPage,
    query.isFetchPreviousPageError,
    t('topic.earlier'),
  );
  const later = edge(query.fetchNextPage, query.isFetchingNextPage, query.isFetchNextPageError, t('topic.later'));
  // The first post keeps its place among its siblings: who reads or acts in it loses nothing when the replies come.
  return (
    <>
      {isStart ? firstPost : query.data && earlier}
      {query.data ? (
        <ReplyList
          arranged={arranged}
          outgoing={outgoing}
          since={since}
          news={news}
          after={query.hasNextPage && later}
        />
      ) : (
        <RepliesPending failed={query.isError} onRetry={() => void query.refetch()} />
      )}
    </>
  );
}
