import type { Tx } from '../../../platform/events/log/tx.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { handleJobs } from '../../../platform/jobs/job-handler.ts';
import type { Posted } from '../../../platform/mail/mailer.ts';
import type { Item, Recipient } from '../decide/item.ts';
import { mailStep } from '../decide/mail-step.ts';
import { mailJob, mailOf } from '../jobs.ts';
import { ITEMS_AT_ONCE, keepSettled, readItems, readRecipients, type Settled } from '../repository.ts';
import { unsubscribeUrl } from '../unsubscribe/token.ts';
import { type Bundle, bundlesOf } from './conversations.ts';
import { notificationMail } from './notification-mail.ts';

const BATCH = 20;
/** How long what the outbox has no room for waits for its next try. */
const FULL_MS = 5 * 60_000;

type Decided = { recipient: Recipient; go: Item[]; passed: Settled[]; again: number | null };

function decide(recipient: Recipient, items: readonly Item[], now: number, minute: number): Decided {
  const go: Item[] = [];
  const passed: Settled[] = [];
  const waits: number[] = [];
  for (const item of items) {
    const step = mailStep(item, recipient, now, minute);
    if ('at' in step) waits.push(step.at);
    else if ('skip' in step) passed.push({ item, outcome: 'skipped', reason: step.skip });
    else go.push(item);
  }
  if (items.length >= ITEMS_AT_ONCE && waits.length < items.length) waits.push(now);
  return { recipient, go, passed, again: waits.length > 0 ? Math.min(...waits) : null };
}

/** Puts one e-mail into the outbox, of what nobody else put into one. */
async function post(
  { mail, secrets, config }: Services,
  tx: Tx,
  recipient: Recipient,
  bundle: Bundle,
): Promise<Posted> {
  const { userId, address, locale, quiet } = recipient;
  const [first] = bundle.items;
  const { topic } = first?.data ?? {};
  const unsubscribe = unsubscribeUrl(secrets, config.publicUrl, { userId, category: bundle.category });
  const data = {
    ids: bundle.items.map(({ id }) => id),
    category: bundle.category,
    topic: typeof topic === 'string' ? topic : null,
    daily: bundle.conversation === 'daily',
    unsubscribe,
    said: [],
  };
  return mail.send(tx, notificationMail, data, {
    to: { userId, address, locale, timeZone: quiet.timeZone },
    key: `notifications:${first?.id}`,
    thread: { id: bundle.conversation },
    unsubscribe: { url: unsubscribe },
  });
}

const outcomeOf = (item: Item, { outcome, messageId }: Posted): Settled => {
  if (outcome === 'queued' || outcome === 'repeated')
    return { item, outcome: 'sent', answers: [{ to: messageId, status: null }] };
  return outcome === 'full' ? { item, outcome: 'waiting' } : { item, outcome: 'skipped', reason: outcome };
};

/** Mails what is to be mailed of these members at `now` (ms since 1970), and says when to look again. */
export async function mailDue(services: Services, userIds: readonly string[], now: number): Promise<void> {
  const { db, events, config } = services;
  const recipients = await readRecipients(db, userIds);
  const items = Map.groupBy(await readItems(db, userIds, 'email', now), ({ userId }) => userId);
  const decided = [...recipients.values()].map((recipient) =>
    decide(recipient, items.get(recipient.userId) ?? [], now, config.timings.mailMinute),
  );
  const asker = { actor: null, correlationId: 'escalation', idempotency: null };
  await events.transact(asker, async (tx) => {
    await keepSettled(
      tx,
      'email',
      decided.flatMap(({ passed }) => passed),
    );
    for (const { recipient, go, again } of decided) {
      // Before they are in the outbox: of two servers that look at once, one has them.
      const taken = await keepSettled(
        tx,
        'email',
        go.map((item) => ({ item, outcome: 'waiting' as const, reason: 'taken' })),
      );
      let full = false;
      for (const bundle of bundlesOf(go.filter(({ id }) => taken.has(id)))) {
        const posted = await post(services, tx, recipient, bundle);
        full ||= posted.outcome === 'full';
        await keepSettled(
          tx,
          'email',
          bundle.items.map((item) => outcomeOf(item, posted)),
        );
      }
      const due = full ? Math.min(again ?? Number.POSITIVE_INFINITY, now + FULL_MS) : again;
      if (due !== null)
        tx.enqueue(mailJob, { userId: recipient.userId }, mailOf(recipient.userId, { dueAt: new Date(due) }));
    }
  });
}

export const handleMail = handleJobs(mailJob, BATCH, (jobs, services: Services) =>
  mailDue(services, [...new Set(jobs.map(({ payload }) => payload.userId))], Date.now()),
);
