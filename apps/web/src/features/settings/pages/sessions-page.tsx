import { useQuery } from '@tanstack/react-query';
import { DeviceItemSkeleton } from '../../../components/device/device-item-skeleton.tsx';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { sessionsQuery } from '../api/sessions.ts';
import { EndOthers } from '../components/end-others.tsx';
import { SessionRow } from '../components/session-row.tsx';
import { SettingsFrame } from '../components/settings-frame.tsx';

export function SessionsPage() {
  const { data, error, isPending, refetch } = useQuery(sessionsQuery());
  const showsSkeleton = useCalmPending(isPending);
  return (
    <SettingsFrame title={t('sessions.title')}>
      <p className="mt-3 mb-2 text-sm text-ink-2">{t('sessions.intro')}</p>
      {showsSkeleton && [1, 2, 3].map((row) => <DeviceItemSkeleton key={row} />)}
      {error && !data && <LoadFailed title={t('sessions.error')} error={error} onRetry={() => void refetch()} />}
      {data && !showsSkeleton && <EndOthers sessions={data} />}
      {data && !showsSkeleton && (
        <ul aria-busy={isPending}>
          {data.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </SettingsFrame>
  );
}
