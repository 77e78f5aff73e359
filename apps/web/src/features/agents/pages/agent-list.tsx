import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Agent, Workspace } from '@tidings/contracts';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { agentsQuery } from '../api/agents.ts';
import { AgentRow } from '../components/agent-row.tsx';
import { HowToRegister } from '../components/how-to-register.tsx';
import { LostStrip } from '../components/lost-strip.tsx';
import { Register } from '../components/register-dialog.tsx';
import { useRealtimeAgents } from '../hooks/use-realtime-agents.ts';
import { manages, type View, viewIn, views } from '../model.ts';

function Views({ slug, view, agents }: { slug: string; view: View | undefined; agents: readonly Agent[] }) {
  const link = { to: '/w/$slug/agents', params: { slug }, className: segment, activeOptions: { exact: true } } as const;
  return (
    <Segmented label={t('agents.views')} className="-ms-2.5 min-w-0 overflow-x-auto no-bar">
      <Link {...link} search={{}} aria-current={view === undefined ? 'page' : undefined}>
        {t('agents.all')} <SegmentCount count={agents.length} />
      </Link>
      {views.map((one) => (
        <Link key={one} {...link} search={{ view: one } as never} aria-current={view === one ? 'page' : undefined}>
          {t(`agents.status.${one}`)} <SegmentCount count={agents.filter(({ status }) => status === one).length} />
        </Link>
      ))}
    </Segmented>
  );
}

const RowSkeleton = () => (
  <div className="flex h-16 items-center gap-3 border-b border-line" aria-hidden="true">
    <Skeleton className="size-8 rounded-[28%]" />
    <Skeleton className="h-3.5 w-40" />
    <Skeleton className="h-3.5 w-72" />
  </div>
);

const head = 'px-3 text-start font-medium';

function Table({ agents, workspace }: { agents: readonly Agent[]; workspace: Workspace }) {
  return (
    <table className="w-full table-fixed border-collapse phone:block">
      <caption className="sr-only">{t('agents.title')}</caption>
      <thead className="phone:sr-only">
        <tr className="h-8 border-b border-line text-xs text-ink-3">
          <th scope="col" className={`${head} w-[22%] ps-0`}>
            {t('agents.one')}
          </th>
          <th scope="col" className={`${head} w-[132px]`}>
            {t('agents.column.status')}
          </th>
          <th scope="col" className={head}>
            {t('agents.column.task')}
          </th>
          <th scope="col" className={`${head} w-[160px]`}>
            {t('agents.column.activity')}
          </th>
          <th scope="col" className={`${head} w-[18%]`}>
            {t('agents.column.owner')}
          </th>
          <th scope="col" className="w-11">
            <span className="sr-only">{t('agents.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody className="phone:block">
        {agents.map((agent) => (
          <AgentRow key={agent.id} agent={agent} slug={workspace.slug} manages={manages(workspace)} />
        ))}
      </tbody>
    </table>
  );
}

/** What the agents of a workspace do, as it happens; without any, how there will be one. */
export function AgentList({ workspace }: { workspace: Workspace }) {
  const query = useQuery(agentsQuery(workspace.id));
  const waits = useCalmPending(query.isPending);
  const view = viewIn(useSearch({ strict: false }));
  useRealtimeAgents({
    onStatus: ({ workspaceId, name, status }) => {
      if (workspaceId === workspace.id && (status === 'error' || status === 'offline'))
        announce(t('agents.nowIs', { name, status: t(`agents.status.${status}`) }));
    },
  });
  const agents = query.data?.items;
  const shown = agents?.filter(({ status }) => view === undefined || status === view);
  return (
    <PageBody id={`agents-${view ?? 'all'}`}>
      <div aria-busy={query.isPending} className="mx-auto flex w-full max-w-[1208px] flex-1 flex-col px-6 phone:px-4">
        {agents && agents.length > 0 && (
          <>
            <div className="flex min-h-[52px] items-center gap-3">
              <Views slug={workspace.slug} view={view} agents={agents} />
              <span className="ms-auto flex-none text-xs text-ink-3 phone:hidden">{t('agents.live')}</span>
              <span className="flex-none phone:hidden">
                <Register workspace={workspace} />
              </span>
            </div>
            <LostStrip agents={agents} slug={workspace.slug} />
          </>
        )}
        {waits && query.isPending && [1, 2, 3, 4].map((row) => <RowSkeleton key={row} />)}
        {query.isError && !agents && (
          <LoadFailed title={t('agents.notLoaded')} error={query.error} onRetry={() => void query.refetch()} />
        )}
        {agents?.length === 0 && (
          <div className="mx-auto w-full max-w-[640px] pb-12">
            <StatePanel kind="wave" title={t('agents.none')} className="min-h-0 flex-none pb-6">
              {t('agents.noneBody')}
            </StatePanel>
            <HowToRegister workspace={workspace} />
          </div>
        )}
        {shown && shown.length > 0 && <Table agents={shown} workspace={workspace} />}
        {agents && agents.length > 0 && shown?.length === 0 && (
          <StatePanel kind="wave" title={t('agents.noneSo')}>
            {t('agents.noneSoBody')}
          </StatePanel>
        )}
        {agents && agents.length > 0 && (
          <p className="hidden justify-center py-5 phone:flex">
            <Register workspace={workspace} />
          </p>
        )}
      </div>
    </PageBody>
  );
}
