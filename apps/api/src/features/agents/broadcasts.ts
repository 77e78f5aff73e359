import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** One event for everybody in the workspace, with the agent as it is from then on. */
export const agentBroadcasts: Broadcasts = {
  'agent.changed': ({ agent }) => [draft('agent:status', [rooms.workspace(agent.workspaceId)], agent, agent.id)],
  /** Only its owner hears of that, in the inbox. */
  'agent.notified': () => [],
  'agent.deleted': ({ id, workspaceId }) => [
    draft('agent:deleted', [rooms.workspace(workspaceId)], { id, workspaceId }),
  ],
};
