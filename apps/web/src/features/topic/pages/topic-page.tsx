import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { type ComponentProps, type ReactNode, useState } from 'react';
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
import { WatchMenu } from '../../watching/index.ts';
import { topicQuery } from '../api/topic.ts';
import { PostsSkeleton } from '../components/posts-skeleton.tsx';
import { TopicView } from '../components/topic-view.tsx';

/** `/t/:id`, with `#reply-47` to open it there. */
export function TopicPage() {
  const { id } = useParams({ from: '/shell/t/$id' });
  const { hash, key } = useLocation({
    select: ({ hash, state }) => ({ hash, key: state.__TSR_key }),
    structuralSharing: true,
  });
  // The topic whose title is scrolled away: the top bar says it instead.
  const [passed, setPassed] = useState<string>();
  const query = useQuery(topicQuery(id));
  const category = useCategory(query.data?.categoryId);
  const showsSkeleton = useCalmPending(query.isPending);
  if (isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  const up = category && { to: '/c/$category' as const, params: { category: category.slug }, label: category.name };
  const title = query.data && (query.data.title || t('topics.hiddenTitle'));
  const above: readonly ReactNode[] = up
    ? [
        <Link key="category" to={up.to} params={up.params}>
          {up.label}
        </Link>,
      ]
    : [];
  const showsTitle = title !== undefined && passed === id;
  return (
    <>
      <UnderTopics
        title={showsTitle ? title : (category?.name ?? t('nav.topics'))}
        documentTitle={title}
        above={showsTitle ? above : []}
        heading={false}
        {...(up && { up })}
        action={
          query.data && (
            <WatchMenu type="topic" id={id} level={query.data.viewer?.watch} shownBy={topicQuery(id).queryKey} />
          )
        }
      />
      {query.data ? (
        <Loaded
          topic={query.data}
          hash={hash}
          arrival={key}
          onTitlePassed={(isPassed) => setPassed(isPassed ? id : undefined)}
        />
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

type Props = ComponentProps<typeof TopicView>;

function Loaded(props: Props) {
  if (!props.topic.deleted) return <TopicView key={props.topic.id} {...props} />;
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
