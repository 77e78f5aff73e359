import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { agentsQuery } from '../api/agents.ts';
import { AgentSign } from './agent-sign.tsx';
import { Status } from './status.tsx';
import { Work } from './work.tsx';

const most = 8;
/** What needs somebody stands above what goes on, and that above what rests. */
const order = ['error', 'waiting', 'running', 'idle', 'offline'];

/** On the overview: what the agents do, as it happens, and the way to all of them. */
export function AgentsRail({ workspace }: { workspace: Workspace }) {
  const agents = useQuery(agentsQuery(workspace.id)).data?.items;
  if (!agents || agents.length === 0) return null;
  const shown = agents.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status)).slice(0, most);
  const { slug } = workspace;
  return (
    <section aria-label={t('agents.title')} className="mt-6">
      <div className="flex items-baseline gap-2 pb-2">
        <h2 className="text-base font-semi">{t('agents.title')}</h2>
        <span className="flex-1 text-base text-ink-3 tabular-nums">{agents.length}</span>
        <Link
          to="/w/$slug/agents"
          params={{ slug }}
          className="inline-flex min-h-6 items-center text-sm text-accent-text underline phone:min-h-11"
        >
          {t('agents.toAll')}
        </Link>
      </div>
      <ul>
        {shown.map((agent) => (
          <li key={agent.id} className="flex gap-3 border-t border-line py-2.5">
            <AgentSign />
            <div className="min-w-0 flex-1">
              <div className="flex items-start gap-2">
                <Link
                  to="/w/$slug/agents/$id"
                  params={{ slug, id: agent.id }}
                  className="min-w-0 flex-1 truncate text-sm font-semi hover:underline phone:py-2.5"
                >
                  <bdi>{agent.name}</bdi>
                </Link>
                <Status agent={agent} />
              </div>
              <Work agent={agent} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
