import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft, RotateCw } from 'lucide-react';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { useCalmPending } from '../../../components/ui/skeleton.tsx';
import { StatePanel } from '../../../components/ui/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { ApiError, isStatus } from '../../../lib/api/error.ts';
import { profileQuery } from '../api/profile.ts';
import { ProfileSkeleton, ProfileView } from '../components/profile-view.tsx';

/** `/u/:name`: who somebody is here. */
export function ProfilePage() {
  const { name } = useParams({ from: '/shell/u/$name' });
  const query = useQuery(profileQuery(name.toLowerCase()));
  const showsSkeleton = useCalmPending(query.isPending);
  if (isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return (
    <>
      <PageHead
        title={query.data?.displayName ?? `@${name}`}
        crumbs={[
          <Link key="topics" to="/">
            {t('nav.topics')}
          </Link>,
        ]}
        back={
          <Link to="/" aria-label={t('nav.topics')} className="flex size-11 items-center justify-center rounded-md">
            <ChevronLeft className="size-5!" aria-hidden="true" />
          </Link>
        }
      />
      <PageBody>
        <PageColumns>
          {query.data ? (
            <ProfileView profile={query.data} />
          ) : query.isError ? (
            <StatePanel
              kind="broken"
              title={t('profile.error')}
              correlationId={query.error instanceof ApiError ? query.error.correlationId : undefined}
              actions={
                <Button icon={<RotateCw aria-hidden="true" />} onClick={() => void query.refetch()}>
                  {t('action.retry')}
                </Button>
              }
            />
          ) : (
            showsSkeleton && <ProfileSkeleton />
          )}
        </PageColumns>
      </PageBody>
    </>
  );
}
