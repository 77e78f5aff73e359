import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { senderOf } from './handle-deliver.ts';
import { wake } from './wake.ts';

const sendAgain = z.strictObject({ deliveryId: z.uuid(), workspaceId: z.uuid().optional() });
const sendAgainJob = defineJob('webhooks:send-again', sendAgain);

/** A delivery that was given up, and that an admin took out of the dead letters. */
export const handleSendAgain = handleJob(sendAgainJob, async ({ id, payload }, { events }: Services) => {
  const workspaceId = payload.workspaceId ?? null;
  await events.transact(senderOf(id, workspaceId), async (tx) => {
    const [row] = await tx.db.webhookDelivery.updateManyAndReturn({
      where: { id: payload.deliveryId, state: { not: 'pending' } },
      data: { state: 'pending', tries: 0, nextAt: new Date(), lockedUntil: null },
      select: { webhookId: true },
    });
    if (row) wake(tx, { id: row.webhookId, workspaceId });
  });
});

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
const pruneJob = defineJob('retention:webhook-deliveries', z.strictObject({}), { everyMs: 3600_000 });

/** What was sent is kept for 30 days. */
export const handleOldDeliveries = handleJob(pruneJob, async (_job, { db }: Services) => {
  const before = new Date(Date.now() - KEPT_DAYS * DAY_MS);
  await db.pool.query('SELECT prune_webhook_deliveries($1)', [before]);
});
