import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { ChevronLeft, RotateCw } from 'lucide-react';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { useCalmPending } from '../../../components/ui/skeleton.tsx';
import { StatePanel } from '../../../components/ui/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { ApiError, isStatus } from '../../../lib/api/error.ts';
import { useCategory } from '../../categories/index.ts';
import { type TopicData, topicQuery } from '../api/topic.ts';
import { PostsSkeleton } from '../components/posts-skeleton.tsx';
import { TopicView } from '../components/topic-view.tsx';

/** `/t/:id`, with `#reply-47` to open it there. */
export function TopicPage() {
  const { id } = useParams({ from: '/shell/t/$id' });
  const hash = useLocation({ select: (location) => location.hash });
  const query = useQuery(topicQuery(id));
  const category = useCategory(query.data?.categoryId);
  const showsSkeleton = useCalmPending(query.isPending);
  if (isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  const up = { to: category ? '/c/$category' : '/', params: { category: category?.slug ?? '' } } as const;
  return (
    <>
      <PageHead
        title={category?.name ?? t('nav.topics')}
        documentTitle={query.data?.title}
        heading={false}
        crumbs={[
          <Link key="topics" to="/">
            {t('nav.topics')}
          </Link>,
        ]}
        back={
          <Link
            {...up}
            aria-label={category?.name ?? t('nav.topics')}
            className="flex size-11 items-center justify-center rounded-md"
          >
            <ChevronLeft className="size-5!" aria-hidden="true" />
          </Link>
        }
      />
      {query.data ? (
        <Loaded topic={query.data} hash={hash} />
      ) : (
        <PageBody id="topic">
          <div aria-busy={query.isPending} className="mx-auto w-full max-w-[1064px] px-6 pt-8 phone:px-4">
            {query.isError ? (
              <Failed error={query.error} onRetry={() => void query.refetch()} />
            ) : (
              showsSkeleton && <PostsSkeleton />
            )}
          </div>
        </PageBody>
      )}
    </>
  );
}

function Loaded({ topic, hash }: { topic: TopicData; hash: string }) {
  if (!topic.deleted) return <TopicView key={topic.id} topic={topic} hash={hash} />;
  return (
    <StatePanel
      kind="broken"
      level={1}
      title={t('topic.deleted')}
      actions={
        <Button asChild>
          <Link to="/">{t('action.backToTopics')}</Link>
        </Button>
      }
    >
      {t('topic.deletedBody')}
    </StatePanel>
  );
}

const Failed = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => (
  <StatePanel
    kind="broken"
    level={1}
    title={t('topic.error')}
    correlationId={error instanceof ApiError ? error.correlationId : undefined}
    actions={
      <Button icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
        {t('action.retry')}
      </Button>
    }
  >
    {error instanceof ApiError ? error.message : t('state.errorBody')}
  </StatePanel>
);
