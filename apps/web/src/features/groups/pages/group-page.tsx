import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { NewTopicHost } from '../../topics/index.ts';
import { addressQuery, groupQuery } from '../api/groups.ts';
import { GroupView } from '../components/group-view.tsx';
import { UnderGroups } from '../components/under-groups.tsx';

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** `/groups/:id`, with `/members`, `/activity` or `/settings`; and `/groups/:address`, which leads there. */
export function GroupPage() {
  const { id = '', tab = 'posts' } = useParams({ strict: false });
  return isId(id) ? <ById id={id} tab={tab} /> : <ByAddress address={id} />;
}

function ByAddress({ address }: { address: string }) {
  const query = useQuery(addressQuery(address));
  if (query.data) return <Navigate to="/groups/$id" params={{ id: query.data }} replace />;
  if (query.isPending) return <UnderGroups title={t('nav.groups')} />;
  if (query.data === null || isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return <LoadFailed title={t('groups.errorOne')} error={query.error} onRetry={() => void query.refetch()} />;
}

function ById({ id, tab }: { id: string; tab: string }) {
  const query = useQuery(groupQuery(id));
  if (!query.data?.deleted && isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return (
    <>
      <UnderGroups title={query.data?.name ?? t('nav.groups')} />
      {query.data?.deleted ? (
        <StatePanel
          kind="broken"
          title={t('groups.gone')}
          actions={
            <Button asChild>
              <Link to="/groups">{t('groups.toGroups')}</Link>
            </Button>
          }
        >
          {t('groups.goneBody')}
        </StatePanel>
      ) : (
        <PageBody id={`group-${tab}`} over={<NewTopicHost />}>
          {query.data ? (
            <GroupView key={id} group={query.data} part={tab} />
          ) : (
            query.isError && (
              <LoadFailed title={t('groups.errorOne')} error={query.error} onRetry={() => void query.refetch()} />
            )
          )}
        </PageBody>
      )}
    </>
  );
}
