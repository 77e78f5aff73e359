import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import type { ReactNode } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { useRoom } from '../../../realtime/index.ts';
import { addressQuery, workspaceQuery } from '../api/workspaces.ts';
import { UnderWorkspaces } from './under-workspaces.tsx';

type Shown = (workspace: Workspace) => ReactNode;

const Gone = () => (
  <StatePanel
    kind="locked"
    title={t('workspaces.gone')}
    actions={
      <Button asChild>
        <Link to="/workspaces">{t('workspaces.toAll')}</Link>
      </Button>
    }
  >
    {t('workspaces.goneBody')}
  </StatePanel>
);

function ById({ id, slug, show }: { id: string; slug: string; show: Shown }) {
  useRoom(rooms.workspace(id));
  const query = useQuery(workspaceQuery(id));
  if (query.data?.gone)
    return (
      <>
        <UnderWorkspaces title={query.data.name} />
        <Gone />
      </>
    );
  if (isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return (
    <>
      <UnderWorkspaces title={query.data?.name ?? t('nav.workspaces')} />
      <PageBody id={`workspace-${id}`}>
        <PageColumns>
          {query.data ? (
            <div className="w-full max-w-(--read-w) pb-12">
              <Segmented label={query.data.name} className="mt-3 -ms-2.5">
                <Link to="/w/$slug" params={{ slug }} activeOptions={{ exact: true }} className={segment}>
                  {t('workspaces.overview')}
                </Link>
                <Link to="/w/$slug/settings" params={{ slug }} className={segment}>
                  {t('workspaces.settings')}
                </Link>
              </Segmented>
              {show(query.data)}
            </div>
          ) : (
            query.isError && (
              <LoadFailed title={t('workspaces.errorOne')} error={query.error} onRetry={() => void query.refetch()} />
            )
          )}
        </PageColumns>
      </PageBody>
    </>
  );
}

/** What all pages of a workspace have: its name, its parts, and the calm word for who is no longer in it. */
export function WorkspaceFrame({ children }: { children: Shown }) {
  const { slug = '' } = useParams({ strict: false });
  const query = useQuery(addressQuery(slug));
  if (query.data) return <ById id={query.data} slug={slug} show={children} />;
  if (query.isPending) return <UnderWorkspaces title={t('nav.workspaces')} />;
  if (query.data === null || isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return <LoadFailed title={t('workspaces.errorOne')} error={query.error} onRetry={() => void query.refetch()} />;
}
