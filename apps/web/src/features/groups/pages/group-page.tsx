import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { groupQuery } from '../api/groups.ts';
import { GroupView } from '../components/group-view.tsx';

/** `/groups/:id`. */
export function GroupPage() {
  const { id } = useParams({ from: '/shell/groups/$id' });
  const query = useQuery(groupQuery(id));
  if (!query.data?.deleted && isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return (
    <>
      <PageHead
        title={query.data?.name ?? t('nav.groups')}
        crumbs={[
          <Link key="groups" to="/groups">
            {t('nav.groups')}
          </Link>,
        ]}
        back={
          <Link
            to="/groups"
            aria-label={t('nav.groups')}
            className="flex size-11 items-center justify-center rounded-md"
          >
            <ChevronLeft className="size-5!" aria-hidden="true" />
          </Link>
        }
      />
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
        <PageBody>
          <PageColumns>
            {query.data ? (
              <GroupView key={id} group={query.data} />
            ) : (
              query.isError && (
                <LoadFailed title={t('groups.errorOne')} error={query.error} onRetry={() => void query.refetch()} />
              )
            )}
          </PageColumns>
        </PageBody>
      )}
    </>
  );
}
