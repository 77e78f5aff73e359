import type { Dismissal } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Services } from '../../platform/feature/services.ts';
import { defineJob } from '../../platform/jobs/define-job.ts';
import { handleJob } from '../../platform/jobs/job-handler.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { whyNotDismiss } from './policy.ts';
import { deleteDismissal, holdAnnounced, pruneDismissals, takeDismissal, writeDismissal } from './repository.ts';

/** Closes an announcement for the member on all of their devices, or opens it again; what is so already stays so. Throws NOT_FOUND. */
export async function setDismissal(ctx: MemberCtx, id: string, closed: boolean): Promise<Dismissal> {
  const userId = ctx.actor.id;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    assertAllowed(whyNotDismiss(ctx.actor, { announced: await holdAnnounced(tx, id, userId) }));
    const before = await takeDismissal(tx, id, userId);
    const at = closed ? (before ?? new Date()) : null;
    const dismissal = { id, dismissedAt: at?.toISOString() ?? null };
    if (at && !before) await writeDismissal(tx, id, userId, at);
    if (!at && before) await deleteDismissal(tx, id, userId);
    if ((at === null) !== (before === null)) {
      tx.append(fact('announcement.dismissed', { cause: closed ? 'closed' : 'opened', userId, dismissal }));
    }
    tx.answer({ status: 200, body: dismissal });
    return dismissal;
  });
  return value;
}

const HOUR = 3600_000;
const KEPT_MS = 30 * 24 * HOUR;
const AT_ONCE = 1000;
const pruneJob = defineJob('retention:announcement-dismissals', z.strictObject({}), { everyMs: HOUR });

/** Who closed what ended a month ago is forgotten: it is shown to nobody any more. */
export const handleOldDismissals = handleJob(pruneJob, async (_job, { db }: Pick<Services, 'db'>) => {
  const before = new Date(Date.now() - KEPT_MS);
  while ((await pruneDismissals(db, before, AT_ONCE)) === AT_ONCE);
});
