import { Prisma } from '@tidings/db';
import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { record } from '../log.ts';
import { readAgents } from '../repository.ts';
import { tellOwners } from '../tell/tell-owners.ts';

/** Agents that one look takes at most; the next look takes the others. */
const AT_ONCE = 500;

const overdueJob = defineJob('agents:overdue', z.strictObject({}), { everyMs: 2000 });
type Overdue = { workspaceId: string; ids: string[] };

/** Who was not heard of for three heartbeats is offline, by the database's clock and on whichever server looks. */
export const handleOverdue = handleJob(overdueJob, async ({ id }, services: Services, log) => {
  const { agentSecond, agentUnwatched } = services.config.timings;
  const { rows } = await services.db.pool.query<Overdue>({
    name: 'overdue-agents',
    text: 'SELECT workspace_id AS "workspaceId", ids FROM overdue_agents($1, $2, $3)',
    values: [agentSecond, agentUnwatched, AT_ONCE],
  });
  for (const overdue of rows) {
    try {
      await putOffline(services, overdue, `overdue-${id}`);
    } catch (error) {
      // The agents of one workspace keep those of the others waiting no longer than a try; they are looked at again.
      log.warn(
        { err: error, workspaceId: overdue.workspaceId },
        'Could not put silent agents of a workspace offline; tries again',
      );
    }
  }
});

async function putOffline({ events, config }: Services, { workspaceId, ids }: Overdue, correlationId: string) {
  const asker = { actor: null, tenant: { workspaceId }, correlationId, idempotency: null };
  await events.transact(asker, async (tx) => {
    // Whoever was heard of meanwhile has a new lease: the row decides.
    const gone = await tx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
      UPDATE agent SET status = 'offline', missed = true, status_at = date_trunc('milliseconds', clock_timestamp())
      WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${ids}::uuid[]) AND status <> 'offline' AND lease_until <= clock_timestamp()
      RETURNING id`);
    if (gone.length === 0) return;
    const held = await readAgents(
      tx,
      gone.map(({ id }) => id),
    );
    await record(
      tx,
      held.map(({ agent, now }) => ({ agent, action: 'status', at: now, missed: true })),
    );
    for (const { agent } of held) tx.append(fact('agent.changed', { cause: 'status', agent }));
    await tellOwners(tx, held, { calmMs: config.timings.agentCalm, correlationId });
  });
}
