import type { Order, PublishEvent } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** Another system said something to these members: a type of notification and what it is made from. */
    'integration-event.published': {
      cause: 'published';
      id: string;
      type: string;
      data: Record<string, unknown>;
      to: string[];
      by: { id: string; name: string };
      priority: PublishEvent['priority'];
    };
    /** An order came in; `data`: what its customer is notified of. */
    'order.created': { cause: 'ordered'; order: Order; data: Record<string, unknown> };
  }
}
