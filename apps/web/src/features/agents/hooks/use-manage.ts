import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Agent, AgentAction } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { localMeta } from '../../../lib/live/local-meta.ts';
import { patchCaches } from '../../../lib/live/registry.ts';
import { askAgent, forgetAgent } from '../api/agents.ts';

/** Asks an agent for something, or forgets it; what the server says stands in all lists at once. */
export function useManage({ id, name, workspaceId }: Pick<Agent, 'id' | 'name' | 'workspaceId'>) {
  const client = useQueryClient();
  const meta = () => localMeta(`workspace:${workspaceId}`);
  const ask = useMutation({
    mutationFn: (action: AgentAction) => askAgent(id, action),
    onSuccess: (agent, action) => {
      patchCaches(client, 'agent:status', agent, meta());
      announce(t(`agents.asked.${action}`, { name }));
    },
  });
  const forget = useMutation({
    mutationFn: () => forgetAgent(id),
    onSuccess: () => {
      patchCaches(client, 'agent:deleted', { id, workspaceId }, meta());
      announce(t('agents.forgotten', { name }));
    },
  });
  return { ask, forget, error: ask.error ?? forget.error };
}
