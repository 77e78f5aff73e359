import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import { ChevronLeft, MessageSquare } from 'lucide-react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { useRoom } from '../../../realtime/index.ts';
import { workspaceQuery } from '../../workspaces/index.ts';
import { approvalQuery, type OneApproval } from '../api/approvals.ts';
import { Timeline } from '../components/whole/timeline.tsx';
import { Whole } from '../components/whole/whole.tsx';
import { approvalSearch } from '../model/search.ts';

const icon = 'flex size-11 items-center justify-center rounded-md [&>svg]:size-5';
type Props = { approval: OneApproval; workspace: Workspace };

/** Up to the board; on a phone the timeline is a page of its own, whose way up is the approval. */
function Head({ approval, workspace, isTimeline }: Props & { isTimeline: boolean }) {
  const { slug } = workspace;
  const { id } = approval;
  const back = isTimeline ? (
    <Link to="/approvals/$id" params={{ id }} search={{}} aria-label={t('approvals.toPayload')} className={icon}>
      <ChevronLeft aria-hidden="true" />
    </Link>
  ) : (
    <Link to="/w/$slug/approvals" params={{ slug }} aria-label={t('approvals.title')} className={icon}>
      <ChevronLeft aria-hidden="true" />
    </Link>
  );
  return (
    <PageHead
      title={t(isTimeline ? 'approvals.timeline' : 'approvals.one')}
      documentTitle={approval.title}
      heading={isTimeline}
      crumbs={[
        <Link key="workspace" to="/w/$slug" params={{ slug }}>
          <bdi>{workspace.name}</bdi>
        </Link>,
        <Link key="board" to="/w/$slug/approvals" params={{ slug }}>
          {t('approvals.title')}
        </Link>,
      ]}
      back={back}
      action={
        isTimeline ? undefined : (
          <Link
            to="/approvals/$id"
            params={{ id }}
            search={{ part: 'timeline' }}
            aria-label={t('approvals.toTimeline')}
            className={`${icon} railed:hidden`}
          >
            <MessageSquare aria-hidden="true" />
          </Link>
        )
      }
    />
  );
}

function Shown({ approval, workspace }: Props) {
  useRoom(rooms.workspace(workspace.id));
  const { part } = approvalSearch(useSearch({ strict: false }));
  const role = workspace.viewer?.role;
  const timeline = <Timeline id={approval.id} mayComment={role !== undefined && role !== 'viewer'} />;
  if (part === 'timeline')
    return (
      <>
        <Head approval={approval} workspace={workspace} isTimeline />
        <PageBody id={`approval-timeline-${approval.id}`}>
          <PageColumns>{timeline}</PageColumns>
        </PageBody>
      </>
    );
  return (
    <>
      <Head approval={approval} workspace={workspace} isTimeline={false} />
      <PageBody id={`approval-${approval.id}`}>
        <PageColumns rail={timeline}>
          <Whole approval={approval} workspace={workspace} />
        </PageColumns>
      </PageBody>
    </>
  );
}

/** `/approvals/<id>`: an approval whole, what happened to it, and the buttons of whoever may decide it. */
export function ApprovalPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(approvalQuery(id));
  const workspaceId = query.data?.workspaceId;
  const { data: workspace } = useQuery({ ...workspaceQuery(workspaceId ?? ''), enabled: workspaceId !== undefined });
  if (isStatus(query.error, 400, 403, 404) || workspace?.gone) return <NoPermission />;
  if (query.data && workspace) return <Shown key={id} approval={query.data} workspace={workspace} />;
  return (
    <>
      <PageHead title={t('approvals.one')} />
      {query.isError && (
        <LoadFailed title={t('approvals.notOpened')} error={query.error} onRetry={() => void query.refetch()} />
      )}
    </>
  );
}
