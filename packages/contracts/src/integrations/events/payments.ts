import { z } from 'zod';
import { centsSchema, currencySchema } from '../../common/money.ts';
import { idSchema } from '../../kernel/ids.ts';
import { lineText, upTo } from '../../kernel/text.ts';
import { defineIntegrationEvent } from './define.ts';

const payment = z.strictObject({
  amountCents: centsSchema.describe('How much, in the smallest units of the currency.'),
  currency: currencySchema.describe('The currency of that.'),
  orderId: idSchema
    .nullable()
    .default(null)
    .describe('The order it is for, where it was made by `POST /api/orders`; what it says leads there.'),
  note: lineText().trim().check(upTo(200)).default('').describe('What it is for; may be empty.'),
});

const define = (state: 'received' | 'failed' | 'refunded', summary: string) =>
  defineIntegrationEvent({ notification: 'payment', summary, data: payment, present: (data) => ({ state, ...data }) });

export const paymentReceived = define('received', 'A payment came in.');
export const paymentFailed = define('failed', 'A payment did not go through.');
export const paymentRefunded = define('refunded', 'A payment was paid back.');
