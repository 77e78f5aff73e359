import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { agentListKey, agentLogKey, type OneAgent, oneAgentKey } from './api/agents.ts';
import { type AgentsData, agentsReducers, oneReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<AgentsData>(agentListKey, (key) => agentsReducers(String(key.at(-1))), { latest: true }),
  liveCache<OneAgent>(oneAgentKey, () => oneReducers, {
    latest: true,
    followers: {
      // Its log is read anew where it is shown.
      'agent:status': (client, { id }) => void client.invalidateQueries({ queryKey: [...agentLogKey, id] }),
    },
  }),
];
