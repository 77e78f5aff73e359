import { z } from 'zod';
import { moneyText } from '../../../common/money.ts';
import { idSchema } from '../../../kernel/ids.ts';
import { defineNotificationType } from '../../define-type.ts';

/** Another system says what became of a payment of the member's. */
export const payment = defineNotificationType({
  type: 'payment',
  category: 'integrations',
  priority: 'normal',
  data: z.strictObject({
    state: z.enum(['received', 'failed', 'refunded']).describe('What became of it.'),
    orderId: idSchema.nullable().describe('The order it is for, where it was made here; `null`: none, or elsewhere.'),
    amountCents: z.int().describe('How much, in the smallest units of the currency.'),
    currency: z.string().describe('The currency of that.'),
    note: z.string().describe('What it is for; may be empty.'),
  }),
  rank: 50,
  groupKey: null,
  defaults: { inApp: true, push: false, email: true },
  mutable: true,
  retractable: false,
  url: ({ orderId }) => (orderId === null ? '/inbox' : `/orders/${orderId}`),
  values: ({ amountCents, currency }, locale) => ({ amount: moneyText(amountCents, currency, locale) }),
  messages: {
    en: {
      label: 'Payments',
      title:
        '{state, select, failed {Your payment of {amount} did not go through} refunded {You get {amount} back} other {Your payment of {amount} is in}}',
      message: '{note}',
      action: 'See it',
    },
    de: {
      label: 'Zahlungen',
      title:
        '{state, select, failed {Deine Zahlung über {amount} ist fehlgeschlagen} refunded {Du bekommst {amount} zurück} other {Deine Zahlung über {amount} ist eingegangen}}',
      message: '{note}',
      action: 'Ansehen',
    },
  },
});
