import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { useRoom } from '../../../realtime/index.ts';
import { addressQuery, workspaceQuery } from '../api/workspaces.ts';
import { enter } from '../nav/use-current.ts';
import { UnderWorkspaces } from './under-workspaces.tsx';

type Props = {
  /** The page's name, its `h1`. */
  title: string;
  /** It is the overview, which has no way up on a phone. */
  top?: boolean;
  /** The one primary action of the page. */
  action?: ReactNode;
  /** The page of one workspace, in a PageBody or panes of its own. */
  children: (workspace: Workspace) => ReactNode;
};

/** In the shape of most pages of a workspace: a line of views, and rows. */
function Coming() {
  const shown = useCalmPending(true);
  return (
    <div aria-busy="true" className="flex flex-col gap-6 p-6 phone:p-4">
      {shown &&
        ['w-3/5', 'w-1/2', 'w-7/12', 'w-2/5'].map((width) => <Skeleton key={width} className={`h-4 ${width}`} />)}
    </div>
  );
}

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

type HeadProps = Omit<Props, 'children'> & { workspace: Workspace };

/** The name of the workspace leads to its overview; on a phone that is the way up. */
function Head({ workspace, title, top = false, action }: HeadProps) {
  const params = { slug: workspace.slug };
  const up = { to: '/w/$slug', params } as const;
  return (
    <PageHead
      title={title}
      documentTitle={`${title} · ${workspace.name}`}
      crumbs={[
        <Link key="workspace" {...up}>
          <bdi>{workspace.name}</bdi>
        </Link>,
      ]}
      {...(!top && {
        back: (
          <Link {...up} aria-label={workspace.name} className="flex size-11 items-center justify-center rounded-md">
            <ChevronLeft className="size-5!" aria-hidden="true" />
          </Link>
        ),
      })}
      action={action}
    />
  );
}

function ById({ id, children, ...head }: Props & { id: string }) {
  useRoom(rooms.workspace(id));
  const { data, error, isError, refetch } = useQuery(workspaceQuery(id));
  useEffect(() => enter(id), [id]);
  if (data?.gone)
    return (
      <>
        <UnderWorkspaces title={data.name} />
        <Gone />
      </>
    );
  if (isStatus(error, 400, 403, 404)) return <NoPermission />;
  if (!data)
    return (
      <>
        <UnderWorkspaces title={head.title} />
        {isError ? (
          <LoadFailed title={t('workspaces.errorOne')} error={error} onRetry={() => void refetch()} />
        ) : (
          <Coming />
        )}
      </>
    );
  return (
    <>
      <Head workspace={data} {...head} />
      {children(data)}
    </>
  );
}

/** What all pages of a workspace have: their place in the top bar, its room, and the calm word for who is no longer in it. */
export function WorkspaceFrame(props: Props) {
  const { slug = '' } = useParams({ strict: false });
  const query = useQuery(addressQuery(slug));
  if (query.data) return <ById key={query.data} id={query.data} {...props} />;
  if (query.isPending)
    return (
      <>
        <UnderWorkspaces title={props.title} />
        <Coming />
      </>
    );
  if (query.data === null || isStatus(query.error, 400, 403, 404)) return <NoPermission />;
  return <LoadFailed title={t('workspaces.errorOne')} error={query.error} onRetry={() => void query.refetch()} />;
}
