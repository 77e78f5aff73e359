import { useCalmPending } from '../../../components/ui/skeleton.tsx';
import { PageFailed } from './edge.tsx';
import { PostsSkeleton } from './posts-skeleton.tsx';

/** The topic is here, its replies are not yet. */
export function RepliesPending({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const showsSkeleton = useCalmPending(!failed);
  return failed ? <PageFailed onRetry={onRetry} /> : showsSkeleton && <PostsSkeleton />;
}
