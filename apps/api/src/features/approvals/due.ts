import { correlationIdSchema } from '@tidings/contracts';
import { z } from 'zod';
import type { Tx } from '../../platform/events/log/tx.ts';
import { defineJob } from '../../platform/jobs/define-job.ts';

/** Something becomes of an approval by itself: it expires, or a decision takes effect. One of it for each; what it does, the row says. */
export const dueJob = defineJob(
  'approvals:due',
  z.strictObject({ workspaceId: z.uuid(), id: z.uuid(), correlationId: correlationIdSchema }),
  { queue: { name: 'approvals', concurrency: 4 } },
);

type Times = { workspaceId: string; id: string; deadline: Date | null; heldUntil: Date | null; pending: boolean };

/** Makes the job of an approval that is held what its row says: the next time, or none. The one before goes. */
export async function schedule(
  tx: Tx,
  { workspaceId, id, deadline, heldUntil, pending }: Times,
  correlationId: string,
): Promise<void> {
  const uniqueKey = `${dueJob.kind}:${id}`;
  await tx.db.job.deleteMany({ where: { uniqueKey } });
  const times = [deadline, heldUntil].filter((at) => at !== null).map((at) => at.getTime());
  if (pending && times.length > 0)
    tx.enqueue(dueJob, { workspaceId, id, correlationId }, { uniqueKey, dueAt: new Date(Math.min(...times)) });
}
