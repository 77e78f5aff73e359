import { useQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { invitationsQuery } from '../api/invitations.ts';
import { InvitationRow } from '../components/invitations/invitation-row.tsx';
import { InviteForm } from '../components/invitations/invite-form.tsx';
import { SettingsFrame, SettingsSection } from '../components/settings-frame.tsx';

const RowSkeleton = () => (
  <div className="flex h-16 items-center gap-3">
    <Skeleton className="size-4" />
    <div className="flex-1 space-y-2">
      <Skeleton className="h-3.5 w-48" />
      <Skeleton className="h-2.5 w-32" />
    </div>
  </div>
);

/** Inviting who is no member yet, and what one can still register with. */
export function InvitationsPage() {
  const { data, error, isPending, refetch } = useQuery(invitationsQuery());
  const showsSkeleton = useCalmPending(isPending);
  return (
    <SettingsFrame title={t('invite.title')}>
      <SettingsSection title={t('invite.new')}>
        <p className="text-sm text-ink-2">{t('invite.intro')}</p>
        <InviteForm />
      </SettingsSection>
      <SettingsSection title={t('invite.open')}>
        {showsSkeleton && [1, 2].map((row) => <RowSkeleton key={row} />)}
        {error && !data && <LoadFailed title={t('invite.error')} error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <p className="text-sm text-ink-2">{t('invite.none')}</p>}
        {data && !showsSkeleton && (
          <ul aria-label={t('invite.open')}>
            {data.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        )}
      </SettingsSection>
    </SettingsFrame>
  );
}
