import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { ChevronLeft, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { longDate } from '../../../lib/time/time.ts';
import { agentQuery, type OneAgent } from '../api/agents.ts';
import { Activity } from '../components/activity.tsx';
import { AgentMenu } from '../components/agent-menu.tsx';
import { AgentSign } from '../components/agent-sign.tsx';
import { Log } from '../components/log.tsx';
import { Status } from '../components/status.tsx';
import { Work } from '../components/work.tsx';
import { useManage } from '../hooks/use-manage.ts';
import { manages } from '../model.ts';

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-[140px_minmax(0,1fr)] items-center gap-3 py-1.5 phone:grid-cols-1 phone:gap-0.5">
    <dt className="text-ink-3">{label}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </div>
);

/** What it asked for and waits for; who opens one decides it there. */
const WaitsFor = ({ agent: { waitsFor } }: { agent: OneAgent }) => (
  <section aria-labelledby="agent-waits">
    <h2 id="agent-waits" className="flex h-[52px] items-center text-sm font-semi">
      {t('agents.waitsFor')}
    </h2>
    {waitsFor.length === 0 && <p className="text-sm text-ink-3">{t('agents.waitsForNothing')}</p>}
    <ul>
      {waitsFor.map(({ id, title, createdAt }) => (
        <li key={id} className="border-line not-first:border-t">
          <a href={`/approvals/${id}`} data-inner className="flex min-h-11 items-center gap-3 text-sm hover:underline">
            <span dir="auto" className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {title}
            </span>
            <RelativeTime at={createdAt} className="text-xs tabular-nums text-ink-3" />
          </a>
        </li>
      ))}
    </ul>
  </section>
);

function Whole({ agent, workspace }: { agent: OneAgent; workspace: Workspace }) {
  const manage = useManage(agent);
  const { name, owner, version, capabilities, everySeconds, registeredAt, message, status } = agent;
  const isSaid = message !== null && status !== 'error';
  return (
    <PageColumns rail={<Log id={agent.id} />}>
      <header className="flex min-h-16 items-center gap-3 py-3">
        <AgentSign />
        <h2 className="min-w-0 flex-1 truncate font-head text-lg font-semi tracking-head">
          <bdi>{name}</bdi>
        </h2>
        <Status agent={agent} />
        {manages(workspace) && <AgentMenu agent={agent} manage={manage} />}
      </header>
      {manage.error && (
        <Strip tone="danger" role="alert" className="mb-3" icon={<CircleAlert aria-hidden="true" />}>
          {refusalInWords(manage.error)}
        </Strip>
      )}
      <div className="rounded-md border border-line p-4">
        <Work agent={agent} whole />
        {isSaid && (
          <p dir="auto" className="mt-2 text-sm text-ink-2 [overflow-wrap:anywhere]">
            {message}
          </p>
        )}
      </div>
      <dl className="mt-4 text-sm">
        <Fact label={t('agents.column.activity')}>
          <Activity agent={agent} />
        </Fact>
        <Fact label={t('agents.column.owner')}>
          <span className="flex items-center gap-2">
            <Avatar person={owner} size={24} />
            <bdi>{owner.displayName}</bdi>
          </span>
        </Fact>
        {version !== '' && <Fact label={t('agents.version')}>{version}</Fact>}
        {capabilities.length > 0 && <Fact label={t('agents.can')}>{capabilities.join(', ')}</Fact>}
        <Fact label={t('agents.heartbeat')}>{t('agents.every', { seconds: everySeconds })}</Fact>
        <Fact label={t('agents.since')}>{longDate(Date.parse(registeredAt))}</Fact>
      </dl>
      <WaitsFor agent={agent} />
      <div className="railed:hidden">
        <Log id={agent.id} />
      </div>
    </PageColumns>
  );
}

/** One agent: what it does, what it waits for, and what it was. */
export function AgentView({ id, workspace }: { id: string; workspace: Workspace }) {
  const { data, error, refetch } = useQuery(agentQuery(id));
  const toAll = (
    <Button asChild size="sm">
      <Link to="/w/$slug/agents" params={{ slug: workspace.slug }}>
        <ChevronLeft aria-hidden="true" />
        {t('agents.toAll')}
      </Link>
    </Button>
  );
  const isGone = data?.gone || isStatus(error, 400, 403, 404) || (data && data.workspaceId !== workspace.id);
  return (
    <PageBody id={`agent-${id}`}>
      {isGone && (
        <StatePanel kind="wave" title={t('agents.gone')} actions={toAll}>
          {t('agents.goneBody')}
        </StatePanel>
      )}
      {!isGone && data && (
        <>
          <div className="mx-auto w-full max-w-[1208px] px-6 pt-3 phone:px-4">{toAll}</div>
          <Whole agent={data} workspace={workspace} />
        </>
      )}
      {!isGone && !data && error && (
        <LoadFailed title={t('agents.notOpened')} error={error} onRetry={() => void refetch()} />
      )}
    </PageBody>
  );
}
