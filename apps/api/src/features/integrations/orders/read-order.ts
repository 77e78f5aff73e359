import type { Order } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSeeOrder } from './policy.ts';
import { type OrderRow, presentOrder } from './presenter.ts';

/** An order, for its customer and for admins. Throws NOT_FOUND. */
export async function readOrder({ db, actor }: MemberCtx, id: string): Promise<Order> {
  const { rows } = await db.pool.query<OrderRow & { customerId: string }>({
    name: 'order',
    text: `SELECT o.id, o.customer_id AS "customerId", person(o.customer_id) AS customer, o.key_id AS "keyId", o.source, o.currency,
        o.total_cents AS "totalCents", o.items, o.created_at AS "createdAt" FROM "order" o WHERE o.id = $1`,
    values: [id],
  });
  const [row] = rows;
  if (!row) throw notFound('That order');
  assertAllowed(whyNotSeeOrder(actor, row));
  return presentOrder(row);
}
