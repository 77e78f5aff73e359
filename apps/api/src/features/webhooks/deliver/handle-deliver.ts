import { forTenant } from '@tidings/db';
import type { Services } from '../../../platform/feature/services.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import type { Asker } from '../../../platform/kernel/actor.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { claimDue, nextDue, readManagers, readSecrets, settle } from './repository.ts';
import { secretsOf, send } from './send.ts';
import { deliverInTurnJob, deliverJob, type Of, wake } from './wake.ts';

/** Deliveries to one webhook of the forum that are on their way at a time; to one of a workspace it is one. */
const AT_ONCE = 4;
/** What may pass between claiming and settling besides the answer, in ms. */
const MARGIN_MS = 20_000;
/** What a webhook of a workspace is sent until others take their turn. */
const TURN = 20;

/** Who sends what waits for a webhook: nobody, for its workspace. */
export const senderOf = (jobId: string, workspaceId: string | null): Asker => ({
  ...{ actor: null, correlationId: `job-${jobId}`, idempotency: null },
  ...(workspaceId !== null && { tenant: { workspaceId } }),
});

/** Sends what is due for one webhook until nothing is, or its turn is over, and comes back when something will be. */
async function deliver(jobId: string, of: Of, rounds: number, services: Services): Promise<void> {
  const { events, config, secrets } = services;
  const { webhookAnswer, webhookStop } = config.timings;
  const db = of.workspaceId === null ? services.db : forTenant(services.db, of.workspaceId);
  const sender = senderOf(jobId, of.workspaceId);
  for (let round = 0; round < rounds; round++) {
    const due = await claimDue(db, of.id, AT_ONCE, webhookAnswer + MARGIN_MS);
    const webhook = due.length > 0 ? await readSecrets(db, of.id) : null;
    if (!webhook) break;
    const to = { url: webhook.url, secrets: secretsOf(of.id, webhook, secrets) };
    const sent = await Promise.all(due.map((row) => send(row, to, services)));
    for (const settled of sent) {
      await events.transact(sender, async (tx) => {
        if (!(await settle(tx, settled, webhookStop))) return;
        const { id } = of;
        const run = await readManagers(tx, of.workspaceId);
        tx.append(fact('webhook.stopped', { cause: 'failed', webhook: { id, name: webhook.name }, ...run }));
      });
    }
  }
  await events.transact(sender, async (tx) => {
    const at = await nextDue(tx, of.id);
    if (at) wake(tx, of, at);
  });
}

export const handleDeliver = handleJob(deliverJob, ({ id, payload: { webhookId } }, services: Services) =>
  deliver(id, { id: webhookId, workspaceId: null }, Number.POSITIVE_INFINITY, services),
);
export const handleDeliverInTurn = handleJob(
  deliverInTurnJob,
  ({ id, payload: { webhookId, workspaceId } }, services: Services) =>
    deliver(id, { id: webhookId, workspaceId }, TURN, services),
);
