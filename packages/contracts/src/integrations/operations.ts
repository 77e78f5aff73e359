import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { createOrderInputSchema, orderSchema } from './orders.ts';
import { batchAnswerSchema, publishEventInputSchema, publishEventsInputSchema, publishedSchema } from './schemas.ts';

export const integrationOperations = {
  publishEvent: operation({
    method: 'POST',
    path: '/api/events',
    access: 'key',
    scope: 'events:write',
    summary:
      'Publishes an event of another system: each recipient is notified. UNSUPPORTED for a type that is not known, UNKNOWN_RECIPIENTS with their list.',
    // A thousand recipients by their longest names, escaped.
    maxBytes: 1024 * 1024,
    body: publishEventInputSchema,
    answer: publishedSchema,
    status: 202,
    perMinute: 600,
  }),
  publishEvents: operation({
    method: 'POST',
    path: '/api/events/batch',
    access: 'key',
    scope: 'events:write',
    summary:
      'Publishes up to 1,000 events in at most 1 MB. A bad one fails alone; one that was sent before is not sent again.',
    body: publishEventsInputSchema,
    answer: batchAnswerSchema,
    perMinute: 60,
    maxBytes: 1024 * 1024,
  }),
  createOrder: operation({
    method: 'POST',
    path: '/api/orders',
    access: 'key',
    scope: 'orders:write',
    summary: 'Takes in an order, and notifies the customer of it. UNKNOWN_RECIPIENTS where there is no such customer.',
    body: createOrderInputSchema,
    answer: orderSchema,
    status: 201,
    perMinute: 600,
  }),
  order: operation({
    method: 'GET',
    path: '/api/orders/:id',
    access: 'member',
    summary: 'Answers an order, to its customer and to admins.',
    params: byId,
    answer: orderSchema,
  }),
} as const;
