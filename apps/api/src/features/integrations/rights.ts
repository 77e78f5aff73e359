import { type Rights, right, type Sample } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotSeeOrder } from './orders/policy.ts';

/** An order of somebody's; who wrote the things of this table is its customer. */
export const orderKind = targetKind({
  name: 'order',
  states: { any: 'everybody' },
  meet: ({ author }) => ({ customerId: author.id }),
});

const event = ({ username, word }: Sample) => ({
  ...{ type: 'payment.received', recipients: [username] },
  data: { amountCents: 100, currency: 'EUR', note: word },
});

/** Other systems say what their key is allowed; what they said is read by whom it is about. */
export const integrationRights: Rights = {
  publishEvent: right(nothing, { body: event }),
  publishEvents: right(nothing, {
    body: (sample) => ({ events: [{ idempotencyKey: sample.word, ...event(sample) }] }),
  }),
  createOrder: right(nothing, {
    body: ({ username, word }) => ({
      ...{ customer: username, currency: 'EUR' },
      items: [{ name: word, quantity: 1, priceCents: 100 }],
    }),
  }),
  order: right(orderKind, { whyNot: whyNotSeeOrder }),
};
