import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { UnderTopics } from '../../../components/page/under-topics.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { categoriesQuery } from '../../categories/index.ts';
import { WatchMenu } from '../../watching/index.ts';
import { NewTopicButton } from '../components/new-topic-button.tsx';
import { TopicListPage } from '../components/topic-list-page.tsx';
import { TopicsSkeleton } from '../components/topics-skeleton.tsx';

/** `/c/:category`: the topics of one category, by its slug. */
export function CategoryPage() {
  const { category: slug } = useParams({ from: '/shell/c/$category' });
  const { filter = 'latest' } = useSearch({ from: '/shell/c/$category' });
  const query = useQuery(categoriesQuery());
  const showsSkeleton = useCalmPending(query.isPending);
  const category = query.data?.find((item) => item.slug === slug);
  if (query.data && !category) return <NoPermission />;
  return (
    <>
      <UnderTopics
        title={category?.name ?? t('state.loading')}
        action={
          <>
            {category && (
              <WatchMenu
                type="category"
                id={category.id}
                level={category.viewer?.watch}
                shownBy={categoriesQuery().queryKey}
              />
            )}
            <NewTopicButton categoryId={category?.id} />
          </>
        }
      />
      {category ? (
        <TopicListPage filter={filter} category={category} />
      ) : (
        <PageBody className="px-6 pt-[52px] phone:px-4">
          {query.isError ? (
            <LoadFailed title={t('topics.error')} error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            showsSkeleton && <TopicsSkeleton />
          )}
        </PageBody>
      )}
    </>
  );
}
