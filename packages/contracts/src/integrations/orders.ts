import { z } from 'zod';
import { currencySchema } from '../common/money.ts';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { upTo } from '../kernel/text.ts';
import { line } from '../kernel/visible.ts';
import { recipientSchema } from './schemas.ts';

const item = z
  .strictObject({
    name: line().min(1).check(upTo(200)).describe('What it is called.'),
    quantity: z.int().min(1).max(10_000).describe('How many of it.'),
    priceCents: z.int().min(0).max(1_000_000_000).describe('What one costs, in the smallest units of the currency.'),
  })
  .meta({ id: 'OrderItem' });

export const orderSchema = z
  .strictObject({
    id: idSchema.describe('Names the order.'),
    reference: z.string().describe('What people call it: the end of its id.'),
    customer: personSchema.describe('Whose order it is; they and admins see it.'),
    items: z.array(item).describe('What is in it.'),
    currency: z.string().describe('The currency of its prices, by its code in ISO 4217.'),
    totalCents: z.int().describe('What all of it costs, in the smallest units of the currency.'),
    source: z
      .strictObject({ id: idSchema.describe('Its API key.'), name: z.string().describe('What it is called.') })
      .describe('The system it came from.'),
    createdAt: instantSchema.describe('When it came in.'),
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof orderSchema>;
export type OrderItem = Order['items'][number];

export const createOrderInputSchema = z
  .strictObject({
    customer: recipientSchema.describe('Whose order it is: a username or an id.'),
    items: z.array(item).min(1).max(100).describe('What is in it, 1 to 100.'),
    currency: currencySchema.describe('The currency of its prices.'),
  })
  .meta({ id: 'CreateOrderInput' });
export type CreateOrder = z.infer<typeof createOrderInputSchema>;

const ITEMS_TEXT = 300;

/** What was ordered, in a line: `2 × Kettle, 1 × Cup`; what does not fit becomes `…`. */
export function itemsText(items: readonly Pick<OrderItem, 'name' | 'quantity'>[]): string {
  let text = '';
  for (const { name, quantity } of items) {
    const next = `${text}${text && ', '}${quantity} × ${name}`;
    if (next.length > ITEMS_TEXT) return `${text}${text && ', '}…`;
    text = next;
  }
  return text;
}
