import { useQuery } from '@tanstack/react-query';
import type { Workspace } from '@tidings/contracts';
import { formatNumber, t } from '../../../i18n/t.ts';
import { Figure } from '../../workspaces/index.ts';
import { agentsQuery } from '../api/agents.ts';

/** How many agents run, of how many, and how many report an error. */
export function AgentsFigure({ workspace }: { workspace: Workspace }) {
  const agents = useQuery(agentsQuery(workspace.id)).data?.items;
  const count = (status: string) => agents?.filter((agent) => agent.status === status).length ?? 0;
  const errors = count('error');
  const of = { count: agents?.length ?? 0, errors };
  return (
    <Figure
      label={t('agents.figure')}
      value={agents && formatNumber(count('running'))}
      note={agents && t(errors > 0 ? 'agents.figureErrors' : 'agents.figureOf', of)}
      {...(errors > 0 && { tone: 'danger' as const })}
    />
  );
}
