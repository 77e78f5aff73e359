import { ListEdge } from '../../../components/page/list-edge.tsx';
import { ListEnd } from '../../../components/ui/feedback/list-end.tsx';
import { t } from '../../../i18n/t.ts';
import { longDate } from '../../../lib/time/time.ts';
import { TopicsSkeleton } from './topics-skeleton.tsx';

type Props = {
  hasMore: boolean;
  failed: boolean;
  loading: boolean;
  /** The activity of the last row, ISO. */
  oldest: string | undefined;
  onMore: () => void;
};

/** What stands below the rows: the next page on its way, a page that failed, or the end. */
export function TopicsEnd({ hasMore, oldest, ...edge }: Props) {
  if (!hasMore && oldest !== undefined)
    return <ListEnd>{t('topics.end', { date: longDate(Date.parse(oldest)) })}</ListEnd>;
  return (
    <div className="pb-6">
      <ListEdge {...edge} label={t('topics.more')} failedWords={t('topics.moreError')}>
        <TopicsSkeleton rows={3} />
      </ListEdge>
    </div>
  );
}
