import { WEBHOOKS_MAX } from '@tidings/contracts';
import { z } from 'zod';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** As many hands as there may be webhooks: one that never answers takes none from another. */
const queue = { name: 'webhooks', concurrency: WEBHOOKS_MAX };

export const deliverJob = defineJob('webhooks:deliver', z.strictObject({ webhookId: z.uuid() }), {
  queue,
  maxAttempts: 10,
});

/** Has what waits for a webhook sent, now or when it is due. There is one such job a webhook. */
export function wake(tx: Pick<Tx, 'enqueue'>, webhookId: string, dueAt?: Date): void {
  tx.enqueue(deliverJob, { webhookId }, { uniqueKey: `${deliverJob.kind}:${webhookId}`, ...(dueAt && { dueAt }) });
}
