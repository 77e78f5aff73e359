import type { Agent, AgentProgress } from '@tidings/contracts';
import { isRedacted } from '../../../lib/live/redacted.ts';
import { useRealtime } from '../../../realtime/index.ts';

type Heard = {
  /** An agent was registered, is something else, or something was asked of it or confirmed by it. */
  onStatus?: (agent: Agent) => void;
  /** One says something new about what it does. */
  onProgress?: (progress: AgentProgress) => void;
  onDeleted?: (id: string) => void;
};

/** Hears what becomes of agents in workspaces that are followed, once. Lists are patched already; toast and sound are those of the inbox. */
export function useRealtimeAgents({ onStatus, onProgress, onDeleted }: Heard): void {
  useRealtime('agent:status', (payload) => {
    if (!isRedacted(payload)) onStatus?.(payload as Agent);
  });
  useRealtime('agent:progress', (payload) => onProgress?.(payload));
  useRealtime('agent:deleted', ({ id }) => onDeleted?.(id));
}
