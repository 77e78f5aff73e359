import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { Matrix } from '../components/matrix/matrix.tsx';
import { MatrixSkeleton } from '../components/matrix/matrix-skeleton.tsx';
import { Unconfirmed } from '../components/matrix/unconfirmed.tsx';
import { NotificationsFrame } from '../components/notifications-frame.tsx';
import { NextOnPhone } from '../components/quiet/next-interruption.tsx';
import { WhenPane } from '../components/quiet/when-pane.tsx';
import { usePreferences } from '../hooks/use-preferences.ts';

/** What reaches the reader, and when. */
export function ReachesPage() {
  const { shown, error, isPending, refetch } = usePreferences();
  const showsSkeleton = useCalmPending(isPending);
  const isHere = shown !== undefined && !showsSkeleton;
  return (
    <NotificationsFrame aside={isHere && <WhenPane set={shown} />}>
      {showsSkeleton && <MatrixSkeleton />}
      {error && !shown && <LoadFailed title={t('quiet.error')} error={error} onRetry={() => void refetch()} />}
      {isHere && (
        <>
          <NextOnPhone set={shown} />
          <Unconfirmed />
          <Matrix set={shown} />
        </>
      )}
    </NotificationsFrame>
  );
}
