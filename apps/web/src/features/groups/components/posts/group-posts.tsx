import { useQuery } from '@tanstack/react-query';
import type { Group } from '@tidings/contracts';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { StatePanel } from '../../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../../i18n/t.ts';
import { categoriesQuery } from '../../../categories/index.ts';
import { GroupCategory } from './group-category.tsx';

type Props = { group: Group; hears: boolean; runs: boolean };

/** What is written in the group: the topics of the categories it owns, which its members see and staff. */
export function GroupPosts({ group, hears, runs }: Props) {
  const query = useQuery(categoriesQuery());
  if (query.isPending) return null;
  if (query.isError && !query.data) {
    return <LoadFailed title={t('groups.errorPosts')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const categories = query.data.filter(({ groupId }) => groupId === group.id);
  if (categories.length > 0) {
    return categories.map((category) => <GroupCategory key={category.id} category={category} />);
  }
  const why = !hears ? 'outside' : runs ? 'none' : 'noneYet';
  return (
    <StatePanel kind="wave" title={t(`groups.posts.${why}`)} className="min-h-64">
      {t(`groups.postsBody.${why}`)}
    </StatePanel>
  );
}
