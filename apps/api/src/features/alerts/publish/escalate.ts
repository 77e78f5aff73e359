import { correlationIdSchema } from '@tidings/contracts';
import { z } from 'zod';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { addRecipients, lockAlert, readForAll } from '../repository.ts';
import { contactsOf } from './contacts.ts';
import { statePublished } from './state.ts';

/** Nobody took a critical alert in hand for some minutes: the next contact of the family is asked. One of it an alert. */
export const escalateJob = defineJob(
  'alerts:escalate',
  z.strictObject({ id: z.uuid(), correlationId: correlationIdSchema }),
);

type On = { correlationId: string; patienceMs: number };

export function scheduleEscalation(tx: Tx, id: string, { correlationId, patienceMs }: On): void {
  tx.enqueue(escalateJob, { id, correlationId }, { uniqueKey: `${escalateJob.kind}:${id}`, delayMs: patienceMs });
}

/** Asks the next contact who has the alert not yet, and comes back for the one after; whoever took it in hand meanwhile ends that. */
export const handleEscalation = handleJob(escalateJob, async ({ payload }, { events, config }: Services) => {
  const { id, correlationId } = payload;
  const on = { correlationId, patienceMs: config.timings.familyPatience };
  await events.transact({ actor: null, correlationId, idempotency: null }, async (tx) => {
    const alert = await lockAlert(tx, id, null);
    if (alert?.state !== 'new') return;
    const { later } = await contactsOf(tx, alert.ownerId, alert.severity);
    for (const [at, contact] of later.entries()) {
      const fresh = await addRecipients(tx, [{ alertId: id, userIds: [contact] }]);
      if (fresh.length === 0) continue;
      await tx.db.alert.update({ where: { id }, data: { version: { increment: 1 } } });
      const all = await readForAll(tx, [id]);
      statePublished(
        tx,
        all,
        fresh.map(({ userId }) => userId),
        'escalated',
      );
      if (at < later.length - 1) scheduleEscalation(tx, id, on);
      return;
    }
  });
});
