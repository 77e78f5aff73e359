import type { WorkspaceRole } from '@tidings/contracts';
import { type Rights, right } from '../../platform/rights/right.ts';
import { targetKind } from '../../platform/rights/target-kind.ts';
import { workspaceKind } from '../workspaces/index.ts';
import { whyNotManageAgents } from './policy.ts';

/** An agent by what the asker is in its workspace. In a workspace of others there is none. */
export const agentKind = targetKind({
  name: 'agent',
  states: {
    ...{ 'as owner': 'everybody', 'as manager': 'everybody', 'as operator': 'everybody', 'as viewer': 'everybody' },
    'of others': 'nobody',
  },
  meet: ({ state }) => ({ role: state.replace('as ', '') as WorkspaceRole }),
});

/** Who may do what with agents. A key that is allowed it registers agents in its one workspace and speaks for them. */
export const agentRights: Rights = {
  agents: right(workspaceKind),
  registerAgent: right(workspaceKind, { body: ({ word }) => ({ name: word }) }),
  agent: right(agentKind),
  agentHeartbeat: right(agentKind, { body: () => ({ status: 'running' }) }),
  agentLog: right(agentKind),
  askAgent: right(agentKind, { whyNot: whyNotManageAgents, body: () => ({ action: 'pause' }) }),
  deleteAgent: right(agentKind, { whyNot: whyNotManageAgents }),
};
