import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { UnderTopics } from '../../../components/page/under-topics.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { profileQuery } from '../../identity/index.ts';
import { ProfileSkeleton, ProfileView } from '../components/profile-view.tsx';

/** `/u/:name`: who somebody is here. */
export function ProfilePage() {
  const { name } = useParams({ from: '/shell/u/$name' });
  const query = useQuery(profileQuery(name));
  const showsSkeleton = useCalmPending(query.isPending);
  if (isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return (
    <>
      <UnderTopics title={query.data?.displayName ?? `@${name}`} />
      <PageBody>
        <PageColumns>
          {query.data ? (
            <ProfileView profile={query.data} />
          ) : query.isError ? (
            <LoadFailed title={t('profile.error')} error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            showsSkeleton && <ProfileSkeleton />
          )}
        </PageColumns>
      </PageBody>
    </>
  );
}
