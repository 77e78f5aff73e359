import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { ApiError } from '../../../lib/http/error.ts';
import { sessionsQuery } from '../api/sessions.ts';
import { EndOthers } from '../components/end-others.tsx';
import { SessionRow } from '../components/session-row.tsx';
import { SettingsFrame } from '../components/settings-frame.tsx';

const RowSkeleton = () => (
  <div className="flex h-16 items-center gap-3">
    <Skeleton className="size-8 rounded-[28%]" />
    <div className="flex-1 space-y-2">
      <Skeleton className="h-3.5 w-40" />
      <Skeleton className="h-2.5 w-64" />
    </div>
  </div>
);

export function SessionsPage() {
  const { data, error, isPending, refetch } = useQuery(sessionsQuery());
  const showsSkeleton = useCalmPending(isPending);
  return (
    <SettingsFrame title={t('sessions.title')}>
      <p className="mt-3 mb-2 text-sm text-ink-2">{t('sessions.intro')}</p>
      {showsSkeleton && [1, 2, 3].map((row) => <RowSkeleton key={row} />)}
      {error && !data && (
        <StatePanel
          kind="broken"
          title={t('sessions.error')}
          correlationId={error instanceof ApiError ? error.correlationId : undefined}
          actions={
            <Button icon={<RotateCw aria-hidden="true" />} onClick={() => void refetch()}>
              {t('action.retry')}
            </Button>
          }
        >
          {t('state.errorBody')}
        </StatePanel>
      )}
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
