import { z } from 'zod';
import { moneyText } from '../../../common/money.ts';
import { idSchema } from '../../../kernel/ids.ts';
import { defineNotificationType } from '../../define-type.ts';

/** Another system says what became of an order of the member's. */
export const order = defineNotificationType({
  type: 'order',
  category: 'integrations',
  priority: 'normal',
  data: z.strictObject({
    state: z.enum(['created', 'shipped', 'cancelled']).describe('What became of it.'),
    orderId: idSchema.nullable().describe('The order, where it was made here; `null`: another system has it.'),
    reference: z.string().describe('What the order is called.'),
    totalCents: z.int().nullable().describe('What it costs, in the smallest units of the currency.'),
    currency: z.string().nullable().describe('The currency of that.'),
    items: z.string().describe('What was ordered, as far as it was said.'),
  }),
  rank: 50,
  groupKey: null,
  defaults: { inApp: true, push: false, email: true },
  mutable: true,
  retractable: false,
  url: ({ orderId }) => (orderId === null ? '/inbox' : `/orders/${orderId}`),
  values: ({ totalCents, currency }, locale) => ({
    total: totalCents === null || currency === null ? '' : moneyText(totalCents, currency, locale),
  }),
  messages: {
    en: {
      label: 'Orders',
      title:
        '{state, select, shipped {Your order {reference} is on its way} cancelled {Your order {reference} was cancelled} other {Your order {reference} is in: {total}}}',
      message: '{items}',
      action: 'See it',
    },
    de: {
      label: 'Bestellungen',
      title:
        '{state, select, shipped {Deine Bestellung {reference} ist unterwegs} cancelled {Deine Bestellung {reference} wurde storniert} other {Deine Bestellung {reference} ist eingegangen: {total}}}',
      message: '{items}',
      action: 'Ansehen',
    },
  },
});
