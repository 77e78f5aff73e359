import { correlationIdSchema } from '@tidings/contracts';
import { z } from 'zod';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import type { AnnouncementRow } from '../presenter.ts';

/** An announcement goes out or ends by itself, for the request that said when. One of it for each; what it does, the row says. */
export const dueJob = defineJob(
  'announcements:due',
  z.strictObject({ id: z.uuid(), correlationId: correlationIdSchema }),
);

/**
 * Makes the job of an announcement that is held what its row says: the next time something becomes of it by itself, or none. The one
 * before goes, since a later time would not take the place of an earlier one.
 */
export async function schedule(
  tx: Tx,
  row: Pick<AnnouncementRow, 'id' | 'state' | 'publishAt' | 'endsAt'>,
  correlationId: string,
): Promise<void> {
  const uniqueKey = `${dueJob.kind}:${row.id}`;
  await tx.db.job.deleteMany({ where: { uniqueKey } });
  const dueAt = row.state === 'planned' ? row.publishAt : row.state === 'published' ? row.endsAt : null;
  if (dueAt) tx.enqueue(dueJob, { id: row.id, correlationId }, { uniqueKey, dueAt });
}
