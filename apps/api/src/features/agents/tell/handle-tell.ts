import type { Services } from '../../../platform/feature/services.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { holdAgent } from '../repository.ts';
import { tellJob, tellOwners } from './tell-owners.ts';

/** An agent stayed what it is for a while, or did not: its owner is notified, or it is looked at again. */
export const handleTell = handleJob(tellJob, async ({ payload }, { events, config }: Services) => {
  const { workspaceId, id, correlationId } = payload;
  const asker = { actor: null, tenant: { workspaceId }, correlationId, idempotency: null };
  await events.transact(asker, async (tx) => {
    const held = await holdAgent(tx, workspaceId, id);
    if (held) await tellOwners(tx, [held], { calmMs: config.timings.agentCalm, correlationId });
  });
});
