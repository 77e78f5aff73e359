import { z } from 'zod';
import { centsSchema, currencySchema } from '../../common/money.ts';
import { idSchema } from '../../kernel/ids.ts';
import { upTo } from '../../kernel/text.ts';
import { line } from '../../kernel/visible.ts';
import { itemsText } from '../orders.ts';
import { defineIntegrationEvent } from './define.ts';

const items = z
  .array(
    z.strictObject({
      name: line().min(1).check(upTo(200)).describe('What it is called.'),
      quantity: z.int().min(1).max(10_000).describe('How many of it.'),
    }),
  )
  .max(100)
  .default([])
  .describe('What is in the order, at most 100.');
const order = z.strictObject({
  reference: line().min(1).check(upTo(64)).describe('What the order is called, such as its number.'),
  orderId: idSchema
    .nullable()
    .default(null)
    .describe('The order, where it was made by `POST /api/orders`; what it says leads there.'),
  items,
});

export const orderCreated = defineIntegrationEvent({
  notification: 'order',
  summary: 'An order came in at another system.',
  data: order.extend({
    totalCents: centsSchema.describe('What it costs, in the smallest units of the currency.'),
    currency: currencySchema.describe('The currency of that.'),
  }),
  present: (data) => ({ state: 'created', ...data, items: itemsText(data.items) }),
});

const later = (state: 'shipped' | 'cancelled', summary: string) =>
  defineIntegrationEvent({
    notification: 'order',
    summary,
    data: order,
    present: (data) => ({ state, ...data, totalCents: null, currency: null, items: itemsText(data.items) }),
  });

export const orderShipped = later('shipped', 'An order was sent off.');
export const orderCancelled = later('cancelled', 'An order was cancelled.');
