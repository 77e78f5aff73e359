import type { AgentHeartbeat } from '@tidings/contracts';
import type { Timings } from '../../../config/timings.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { record } from '../log.ts';
import { type HeldAgent, holdAgent, readAgents } from '../repository.ts';
import { tellOwners } from '../tell/tell-owners.ts';
import { type AgentCtx, noAgent } from '../tenant.ts';
import type { Beaten } from './beats.ts';

type Times = Pick<Timings, 'agentSecond' | 'agentCalm'>;

/** What a heartbeat says, beside what the agent was: whether it is something else, says something new, or confirms what was asked. */
function compare({ agent }: HeldAgent, { status, confirm, ...said }: AgentHeartbeat) {
  // A goodbye without words leaves what it last said.
  const keeps = status === 'offline';
  const { task = keeps ? agent.task : null, message = keeps ? agent.message : null } = said;
  const { progress = keeps ? agent.progress : null } = said;
  const moved = task !== agent.task || progress !== agent.progress || message !== agent.message;
  const changed = status !== agent.status;
  const confirmed = confirm !== undefined && agent.request?.id === confirm ? agent.request.action : null;
  return { words: { task, message, progress }, moved, changed, confirmed };
}

/** An agent is something else, or confirms what was asked of it. Throws NOT_FOUND. */
export async function changeStatus(
  ctx: AgentCtx,
  id: string,
  input: AgentHeartbeat,
  { agentSecond, agentCalm }: Times,
): Promise<Beaten> {
  const { workspaceId } = ctx.tenant;
  const by = { keyId: ctx.integration.id, ownerId: ctx.integration.ownerId };
  const { value } = await ctx.events.transact({ ...ctx, idempotency: null }, async (tx) => {
    const before = await holdAgent(tx, workspaceId, id, by);
    if (!before) throw noAgent();
    const { now } = before;
    const { words, moved, changed, confirmed } = compare(before, input);
    await tx.db.agent.update({
      where: { id, workspaceId },
      data: {
        ...{ ...words, status: input.status, beatAt: now },
        leaseUntil: new Date(now.getTime() + before.agent.everySeconds * 3 * agentSecond),
        ...((moved || changed) && { activeAt: now }),
        ...(changed && { statusAt: now, missed: false }),
        ...(confirmed && {
          hold: holds[confirmed],
          requestId: null,
          requestAction: null,
          requestById: null,
          requestAt: null,
        }),
      },
    });
    const after = (await readAgents(tx, [id]))[0];
    if (!after) throw noAgent();
    await state(tx, after, { changed, confirmed });
    if (changed || confirmed) await tellOwners(tx, [after], { calmMs: agentCalm, correlationId: ctx.correlationId });
    const { everySeconds, hold, request } = after.agent;
    const orders = { everySeconds, hold, request: request && { id: request.id, action: request.action } };
    return { orders, movedAt: moved && !changed && !confirmed ? now : null };
  });
  return value;
}

const holds = { pause: 'paused', stop: 'stopped', resume: null } as const;

async function state(
  tx: Tx,
  { agent, now: at }: HeldAgent,
  { changed, confirmed }: { changed: boolean; confirmed: keyof typeof holds | null },
): Promise<void> {
  if (!changed && !confirmed) return;
  await record(tx, [
    ...(confirmed ? [{ agent, action: 'confirmed', at, request: confirmed } as const] : []),
    ...(changed ? [{ agent, action: 'status', at } as const] : []),
  ]);
  tx.append(fact('agent.changed', { cause: changed ? 'status' : 'confirmed', agent }));
}
