import type { Services } from '../../../platform/feature/services.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { dueJob, schedule } from '../due.ts';
import { holdApproval } from '../repository.ts';
import { settle } from './end.ts';

const whereThere = (error: unknown): null => {
  if (error instanceof TidingsError && error.code === 'NOT_FOUND') return null;
  throw error;
};

export type Due = { workspaceId: string; id: string; correlationId: string };

/** What is due becomes of an approval, once: who comes second, or too early, finds a row that says otherwise. */
export async function becomeDue(
  { events }: Pick<Services, 'events'>,
  { workspaceId, id, correlationId }: Due,
): Promise<void> {
  const asker = { actor: null, tenant: { workspaceId }, correlationId, idempotency: null };
  await events.transact(asker, async (tx) => {
    const before = await holdApproval(tx, workspaceId, id).catch(whereThere);
    if (before?.approval.state !== 'pending') return;
    const { approval, held, deadline } = await settle(tx, before, correlationId);
    const times = { deadline, heldUntil: held?.until ?? null, pending: true };
    if (approval.state === 'pending') await schedule(tx, { workspaceId, id, ...times }, correlationId);
  });
}

export const handleDue = handleJob(dueJob, ({ payload }, services: Pick<Services, 'events'>) =>
  becomeDue(services, payload),
);
