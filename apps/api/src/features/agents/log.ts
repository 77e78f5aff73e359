import { AGENT_LOG_MAX, type Agent, type AgentAction } from '@tidings/contracts';
import { Prisma, uuidv7 } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';

type Entry = {
  agent: Agent;
  action: 'registered' | 'status' | 'requested' | 'confirmed';
  at: Date;
  request?: AgentAction;
  by?: { id: string; displayName: string };
  missed?: boolean;
};

const wordsOf = ({ status, message, task }: Agent): string | null =>
  status === 'running' || status === 'waiting' ? (task ?? message) : (message ?? task);

/** Writes down what agents are from now on, and forgets what is more than enough. */
export async function record(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const data = entries.map(({ agent, action, at, request = null, by = null, missed = false }) => ({
    ...{ id: uuidv7(), workspaceId: agent.workspaceId, agentId: agent.id, action, status: agent.status },
    ...{ request, byId: by?.id ?? null, byName: by?.displayName ?? null, missed, at, words: wordsOf(agent) },
  }));
  await tx.db.agentAct.createMany({ data });
  const ids = [...new Set(data.map(({ agentId }) => agentId))];
  await tx.db.$executeRaw(Prisma.sql`
    DELETE FROM agent_act x USING unnest(${ids}::uuid[]) o(id), LATERAL (
      SELECT k.at, k.id FROM agent_act k WHERE k.agent_id = o.id ORDER BY k.at DESC, k.id DESC OFFSET ${AGENT_LOG_MAX} LIMIT 1) last
    WHERE x.agent_id = o.id AND (x.at, x.id) <= (last.at, last.id)`);
}
