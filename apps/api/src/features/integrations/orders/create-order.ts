import { type CreateOrder, itemsText, type Order, type Person } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { KeyCtx } from '../../../platform/context/context.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { findRecipients, idsOf } from '../recipients.ts';
import { presentOrder } from './presenter.ts';

/** Takes in an order and notifies its customer, in one transaction. Throws UNKNOWN_RECIPIENTS. */
export async function createOrder(ctx: KeyCtx, { customer, items, currency }: CreateOrder): Promise<Order> {
  const [customerId = ''] = idsOf(await findRecipients(ctx.db, [customer]), [customer], 'customer');
  const totalCents = items.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0);
  const { id: keyId, name: source } = ctx.integration;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const row = await tx.db.order.create({
      data: { id: uuidv7(), customerId, keyId, source, currency, totalCents, items },
    });
    const [found] = await tx.db.$queryRaw<{ person: Person }[]>`SELECT person(${customerId}::uuid) AS person`;
    if (!found) throw new Error('The customer went while their order came in.');
    const order = presentOrder({ ...row, customer: found.person, items });
    const { id: orderId, reference } = order;
    const data = { state: 'created', orderId, reference, totalCents, currency, items: itemsText(items) };
    tx.append(fact('order.created', { cause: 'ordered', order, data }));
    tx.answer({ status: 201, body: order });
    return order;
  });
  return value;
}
