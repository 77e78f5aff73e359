import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { claimDue, nextDue, readAdmins, readSecrets, settle } from './repository.ts';
import { secretsOf, send } from './send.ts';
import { deliverJob, wake } from './wake.ts';

/** Deliveries to one webhook that are on their way at a time. */
const AT_ONCE = 4;
/** What may pass between claiming and settling besides the answer, in ms. */
const MARGIN_MS = 20_000;
const askerOf = (id: string) => ({ actor: null, correlationId: `job-${id}`, idempotency: null });

/** Sends what is due for one webhook until nothing is, and comes back when something will be. */
export const handleDeliver = handleJob(deliverJob, async ({ id, payload: { webhookId } }, services: Services) => {
  const { db, events, config, secrets } = services;
  const { webhookAnswer, webhookStop } = config.timings;
  for (;;) {
    const due = await claimDue(db, webhookId, AT_ONCE, webhookAnswer + MARGIN_MS);
    const webhook = due.length > 0 ? await readSecrets(db, webhookId) : null;
    if (!webhook) break;
    const to = { url: webhook.url, secrets: secretsOf(webhookId, webhook, secrets) };
    const sent = await Promise.all(due.map((row) => send(row, to, services)));
    for (const settled of sent) {
      await events.transact(askerOf(id), async (tx) => {
        if (!(await settle(tx, settled, webhookStop))) return;
        const admins = await readAdmins(tx);
        tx.append(fact('webhook.stopped', { cause: 'failed', webhook: { id: webhookId, name: webhook.name }, admins }));
      });
    }
  }
  await events.transact(askerOf(id), async (tx) => {
    const at = await nextDue(tx, webhookId);
    if (at) wake(tx, webhookId, at);
  });
});

const sendAgainJob = defineJob('webhooks:send-again', z.strictObject({ deliveryId: z.uuid() }));

/** A delivery that was given up, and that an admin took out of the dead letters. */
export const handleSendAgain = handleJob(sendAgainJob, async ({ id, payload }, { events }: Services) => {
  await events.transact(askerOf(id), async (tx) => {
    const [row] = await tx.db.webhookDelivery.updateManyAndReturn({
      where: { id: payload.deliveryId, state: { not: 'pending' } },
      data: { state: 'pending', tries: 0, nextAt: new Date(), lockedUntil: null },
      select: { webhookId: true },
    });
    if (row) wake(tx, row.webhookId);
  });
});

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
const pruneJob = defineJob('retention:webhook-deliveries', z.strictObject({}), { everyMs: 3600_000 });

/** What was sent is kept for 30 days. */
export const handleOldDeliveries = handleJob(pruneJob, async (_job, { db }: Services) => {
  const before = new Date(Date.now() - KEPT_DAYS * DAY_MS);
  await db.prisma.webhookDelivery.deleteMany({ where: { createdAt: { lt: before } } });
});
