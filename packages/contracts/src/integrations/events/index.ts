import { orderCancelled, orderCreated, orderShipped } from './orders.ts';
import { paymentFailed, paymentReceived, paymentRefunded } from './payments.ts';

export type { IntegrationEvent } from './define.ts';

/** Every type of event that other systems publish, by name. What is not here answers 422. */
export const integrationEvents = {
  'order.created': orderCreated,
  'order.shipped': orderShipped,
  'order.cancelled': orderCancelled,
  'payment.received': paymentReceived,
  'payment.failed': paymentFailed,
  'payment.refunded': paymentRefunded,
} as const;
export type IntegrationEventName = keyof typeof integrationEvents;
