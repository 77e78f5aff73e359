import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { UnderTopics } from '../../../components/page/under-topics.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
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
  const up = category && { to: '/c/$category' as const, params: { category: category.slug }, label: category.name };
  return (
    <>
      <UnderTopics
        title={category?.name ?? t('nav.topics')}
        documentTitle={query.data && (query.data.title || t('topics.hiddenTitle'))}
        heading={false}
        {...(up && { up })}
      />
      {query.data ? (
        <Loaded topic={query.data} hash={hash} />
      ) : (
        <PageBody id="topic">
          <div aria-busy={query.isPending} className="mx-auto w-full max-w-[1064px] px-6 pt-8 phone:px-4">
            {query.isError ? (
              <LoadFailed level={1} title={t('topic.error')} error={query.error} onRetry={() => void query.refetch()} />
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
