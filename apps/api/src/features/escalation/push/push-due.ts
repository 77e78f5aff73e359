import type { Services } from '../../../platform/feature/services.ts';
import { handleJobs } from '../../../platform/jobs/job-handler.ts';
import type { Item, Recipient } from '../decide/item.ts';
import { pushStep } from '../decide/push-step.ts';
import { mailJob, mailOf, pushJob, pushOf } from '../jobs.ts';
import { ITEMS_AT_ONCE, keepSettled, readItems, readRecipients, type Settled } from '../repository.ts';
import { sendItems } from './send-items.ts';

/** Members that are looked at in one go. */
const BATCH = 20;

/** What was decided of one member, and when to look at them again (ms since 1970); null: when something comes. */
type Decided = { userId: string; settled: Settled[]; again: number | null };

async function decide(services: Services, recipient: Recipient, items: readonly Item[], now: number): Promise<Decided> {
  const go: Item[] = [];
  const settled: Settled[] = [];
  const waits: number[] = [];
  for (const item of items) {
    const step = pushStep(item, recipient, now, services.config.timings);
    if ('at' in step) waits.push(step.at);
    else if ('skip' in step) settled.push({ item, outcome: 'skipped', reason: step.skip });
    else go.push(item);
  }
  const sent = await sendItems(services, recipient, go);
  if (sent.some(({ outcome }) => outcome === 'waiting')) waits.push(now + services.config.timings.pushRetry);
  if (items.length >= ITEMS_AT_ONCE && waits.length < items.length) waits.push(now);
  return {
    userId: recipient.userId,
    settled: [...settled, ...sent],
    again: waits.length > 0 ? Math.min(...waits) : null,
  };
}

/** Pushes what is to be pushed of these members at `now` (ms since 1970), and says when to look again. */
export async function pushDue(services: Services, userIds: readonly string[], now: number): Promise<void> {
  const { db, events } = services;
  const recipients = await readRecipients(db, userIds);
  const items = Map.groupBy(await readItems(db, userIds, 'push', now), ({ userId }) => userId);
  const decided = await Promise.all(
    [...recipients.values()].map((recipient) => decide(services, recipient, items.get(recipient.userId) ?? [], now)),
  );
  const asker = { actor: null, correlationId: 'escalation', idempotency: null };
  await events.transact(asker, async (tx) => {
    await keepSettled(
      tx,
      'push',
      decided.flatMap(({ settled }) => settled),
    );
    for (const { userId, settled, again } of decided) {
      if (again !== null) tx.enqueue(pushJob, { userId }, pushOf(userId, { dueAt: new Date(again) }));
      // What no device took comes by e-mail without waiting for its time.
      if (settled.some(({ outcome }) => outcome === 'failed')) tx.enqueue(mailJob, { userId }, mailOf(userId, {}));
    }
  });
}

export const handlePush = handleJobs(pushJob, BATCH, (jobs, services: Services) =>
  pushDue(services, [...new Set(jobs.map(({ payload }) => payload.userId))], Date.now()),
);
