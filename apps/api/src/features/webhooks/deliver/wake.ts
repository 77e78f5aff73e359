import { WEBHOOKS_MAX } from '@tidings/contracts';
import { z } from 'zod';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** As many hands as there may be webhooks of the forum: one that never answers takes none from another. */
const queue = { name: 'webhooks', concurrency: WEBHOOKS_MAX };
const ofForum = z.strictObject({ webhookId: z.uuid() });
export const deliverJob = defineJob('webhooks:deliver', ofForum, { queue, maxAttempts: 10 });

/** Workspaces are many: their webhooks have hands of their own and take turns, and none is taken from the forum. */
const turns = { name: 'webhooks:workspaces', concurrency: 20 };
const ofWorkspace = z.strictObject({ webhookId: z.uuid(), workspaceId: z.uuid() });
export const deliverInTurnJob = defineJob('webhooks:deliver-in-turn', ofWorkspace, { queue: turns, maxAttempts: 10 });

/** A webhook, and the workspace it is of; `null`: of the forum. */
export type Of = { id: string; workspaceId: string | null };

/** Has what waits for a webhook sent, now or when it is due. There is one such job a webhook. */
export function wake(tx: Pick<Tx, 'enqueue'>, { id: webhookId, workspaceId }: Of, dueAt?: Date): void {
  const once = (kind: string) => ({ uniqueKey: `${kind}:${webhookId}`, ...(dueAt && { dueAt }) });
  if (workspaceId === null) tx.enqueue(deliverJob, { webhookId }, once(deliverJob.kind));
  else tx.enqueue(deliverInTurnJob, { webhookId, workspaceId }, once(deliverInTurnJob.kind));
}
