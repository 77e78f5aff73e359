import { useParams } from '@tanstack/react-router';
import { t } from '../../../i18n/t.ts';
import { WorkspaceFrame } from '../../workspaces/index.ts';
import { AgentList } from './agent-list.tsx';
import { AgentView } from './agent-view.tsx';

/** `/w/<slug>/agents` and one of them under it; the address says which. */
export function AgentsPage() {
  const { id } = useParams({ strict: false });
  if (id !== undefined)
    return (
      <WorkspaceFrame title={t('agents.one')}>{(workspace) => <AgentView {...{ id, workspace }} />}</WorkspaceFrame>
    );
  return (
    <WorkspaceFrame title={t('agents.title')}>{(workspace) => <AgentList workspace={workspace} />}</WorkspaceFrame>
  );
}
