import { MoreFailed } from '../../../components/page/list-edge.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { PostsSkeleton } from './posts-skeleton.tsx';

/** The topic is here, its replies are not yet. */
export function RepliesPending({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const showsSkeleton = useCalmPending(!failed);
  return failed ? <MoreFailed words={t('topic.repliesError')} onRetry={onRetry} /> : showsSkeleton && <PostsSkeleton />;
}
