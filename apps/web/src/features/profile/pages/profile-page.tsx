import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { UnderTopics } from '../../../components/page/under-topics.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { useMember } from '../../../lib/session/state.ts';
import { profileQuery } from '../../identity/index.ts';
import { groupCalledQuery } from '../api/group-called.ts';
import { ProfileSkeleton, ProfileView } from '../components/profile-view.tsx';

/** `/u/:name`: who somebody is here. */
export function ProfilePage() {
  const { name } = useParams({ from: '/shell/u/$name' });
  const query = useQuery(profileQuery(name));
  const showsSkeleton = useCalmPending(query.isPending);
  const isNobody = isStatus(query.error, 400, 403, 404);
  // A mention of a group leads here as one of a member does: the text does not say which it is.
  const isMember = useMember() !== undefined;
  const group = useQuery({ ...groupCalledQuery(name), enabled: isNobody && isMember });
  if (group.data) return <Navigate to="/groups/$id" params={{ id: name.toLowerCase() }} replace />;
  if (isNobody && !(isMember && group.isPending)) return <NoPermission />;
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
