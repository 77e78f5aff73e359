import { type Delivery, REPLAY_MAX, type Replay, type ReplayAnswer, WEBHOOK_TEST } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { wake } from '../deliver/wake.ts';
import { type DeliveryRow, presentDelivery } from '../presenter.ts';
import { replay } from './repository.ts';

async function assertActive(tx: Tx, id: string): Promise<void> {
  const row = await tx.db.webhook.findUnique({ where: { id }, select: { state: true } });
  if (!row) throw notFound('That webhook');
  if (row.state !== 'active') throw new TidingsError('CONFLICT', 'This webhook is not active. Let it go on first.');
}

/** Sends a test, to this webhook alone. Throws NOT_FOUND, CONFLICT. */
export async function pingWebhook(ctx: MemberCtx, webhookId: string): Promise<Delivery> {
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertActive(tx, webhookId);
    const data = { message: 'This is a test.', by: ctx.actor.username };
    const body = JSON.stringify({ type: WEBHOOK_TEST, timestamp: new Date().toISOString(), data });
    const row = await tx.db.webhookDelivery.create({ data: { id: uuidv7(), webhookId, type: WEBHOOK_TEST, body } });
    // A test is to say how it is now, also where everything else rests after failures.
    await tx.db.webhook.update({ where: { id: webhookId }, data: { restUntil: null } });
    wake(tx, webhookId);
    const answer = presentDelivery(row as DeliveryRow);
    tx.answer({ status: 202, body: answer });
    return answer;
  });
  return value;
}

/** Sends one delivery again, or those of a span. Throws NOT_FOUND, CONFLICT. */
export async function replayWebhook(ctx: MemberCtx, webhookId: string, input: Replay): Promise<ReplayAnswer> {
  const { deliveryId, from = '', to = '', state } = input;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertActive(tx, webhookId);
    const of = deliveryId === undefined ? { from, to, state } : { id: deliveryId };
    const count = await replay(tx, webhookId, of, REPLAY_MAX);
    const there = { where: { id: deliveryId ?? '', webhookId }, select: { id: true } };
    if (deliveryId !== undefined && count === 0 && !(await tx.db.webhookDelivery.findFirst(there)))
      throw notFound('That delivery');
    if (count > 0) wake(tx, webhookId);
    const answer = { count, more: count === REPLAY_MAX };
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
