import './facts.ts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';

/** What other systems say reaches members by their inbox: it has no events of its own. */
export const integrationBroadcasts: Broadcasts = {
  'integration-event.published': () => [],
  'order.created': () => [],
};
