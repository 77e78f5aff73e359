import { useQuery } from '@tanstack/react-query';
import { Bot } from 'lucide-react';
import { t } from '../../i18n/t.ts';
import type { ListedWorkspace, WorkspaceAdds } from '../../lib/feature/workspace-adds.ts';
import { agentsQuery } from './api/agents.ts';
import { AgentsFigure } from './components/agents-figure.tsx';
import { AgentsRail } from './components/agents-rail.tsx';

/** "3 running", as it happens. */
function useRunning({ id }: ListedWorkspace): string | undefined {
  const { data } = useQuery(agentsQuery(id));
  const count = data?.items.filter(({ status }) => status === 'running').length ?? 0;
  return count > 0 ? t('agents.running', { count }) : undefined;
}

/** The page of its agents in each workspace, and what of them stands on the overview. */
export const workspaceAdds: WorkspaceAdds = {
  pages: [{ to: '/w/$slug/agents', icon: Bot, label: 'agents.title', useNote: useRunning }],
  parts: [
    { name: 'agents running', place: 'figures', part: AgentsFigure },
    { name: 'agents', place: 'rail', part: AgentsRail },
  ],
};
