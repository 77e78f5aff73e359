import { type Delivery, REPLAY_MAX, type Replay, type ReplayAnswer, WEBHOOK_TEST } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { wake } from '../deliver/wake.ts';
import { asManagerOf, assertStillManages } from '../may-manage.ts';
import { type DeliveryRow, presentDelivery } from '../presenter.ts';
import { replay } from './repository.ts';

async function assertActive(tx: Tx, id: string): Promise<void> {
  const row = await tx.db.webhook.findUnique({ where: { id }, select: { state: true } });
  if (!row) throw notFound('That webhook');
  if (row.state !== 'active') throw new TidingsError('CONFLICT', 'This webhook is not active. Let it go on first.');
}

/** Sends a test, to this webhook alone. Throws FORBIDDEN, NOT_FOUND, CONFLICT. */
export async function pingWebhook(asker: MemberCtx, webhookId: string): Promise<Delivery> {
  const ctx = await asManagerOf(asker, webhookId);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertStillManages(ctx, tx);
    await assertActive(tx, webhookId);
    const data = { message: 'This is a test.', by: ctx.actor.username };
    const body = JSON.stringify({ type: WEBHOOK_TEST, timestamp: new Date().toISOString(), data });
    const workspaceId = ctx.tenant?.workspaceId ?? null;
    const test = { id: uuidv7(), webhookId, workspaceId, type: WEBHOOK_TEST, body };
    const row = await tx.db.webhookDelivery.create({ data: test });
    // A test is to say how it is now, also where everything else rests after failures.
    await tx.db.webhook.update({ where: { id: webhookId }, data: { restUntil: null } });
    wake(tx, { id: webhookId, workspaceId });
    const answer = presentDelivery(row as DeliveryRow);
    tx.answer({ status: 202, body: answer });
    return answer;
  });
  return value;
}

/** Sends one delivery again, or those of a span. Throws FORBIDDEN, NOT_FOUND, CONFLICT. */
export async function replayWebhook(asker: MemberCtx, webhookId: string, input: Replay): Promise<ReplayAnswer> {
  const ctx = await asManagerOf(asker, webhookId);
  const { deliveryId, from = '', to = '', state } = input;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertStillManages(ctx, tx);
    await assertActive(tx, webhookId);
    const of = deliveryId === undefined ? { from, to, state } : { id: deliveryId };
    const count = await replay(tx, webhookId, of, REPLAY_MAX);
    const there = { where: { id: deliveryId ?? '', webhookId }, select: { id: true } };
    if (deliveryId !== undefined && count === 0 && !(await tx.db.webhookDelivery.findFirst(there)))
      throw notFound('That delivery');
    if (count > 0) wake(tx, { id: webhookId, workspaceId: ctx.tenant?.workspaceId ?? null });
    const answer = { count, more: count === REPLAY_MAX };
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
