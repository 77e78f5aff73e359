import { correlationIdSchema } from '@tidings/contracts';
import { z } from 'zod';
import type { Consumers } from '../../platform/events/facts/consumers.ts';
import type { Services } from '../../platform/feature/services.ts';
import { defineJob, jobDraft } from '../../platform/jobs/define-job.ts';
import { handleJob } from '../../platform/jobs/job-handler.ts';
import type { Asker } from '../../platform/kernel/actor.ts';
import { type Fact, fact } from '../../platform/kernel/facts.ts';

const endKeysJob = defineJob(
  'api-keys:end',
  z.strictObject({ workspaceId: z.uuid(), userId: z.uuid(), correlationId: correlationIdSchema }),
);

const end = ({ workspace, member }: Fact<'workspace.membership-changed'>, { correlationId }: Asker) => [
  jobDraft(endKeysJob, { workspaceId: workspace.id, userId: member.id, correlationId }),
];

/** Whoever is no longer in a workspace acts in it through no key either: those they made there end with their membership. */
export const endKeys: Consumers = { 'workspace.membership-changed': { left: end, removed: end } };

export const handleEndKeys = handleJob(endKeysJob, async ({ payload }, { events }: Pick<Services, 'events'>) => {
  const { workspaceId, userId, correlationId } = payload;
  await events.transact({ actor: null, correlationId, idempotency: null }, async (tx) => {
    const where = { workspaceId, createdById: userId, revokedAt: null };
    const gone = await tx.db.apiKey.updateManyAndReturn({
      where,
      data: { revokedAt: new Date() },
      select: { id: true },
    });
    const keyIds = gone.map(({ id }) => id);
    if (keyIds.length > 0) tx.append(fact('api-keys.revoked', { cause: 'left', keyIds }));
  });
});
