import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import { notify } from './jobs.ts';

/** What other systems cause. They are no members: nobody blocks or mutes them, a type can be switched off. */
export const integrationCauses: Consumers = {
  'integration-event.published': {
    published: ({ id, type, data, to, by, priority }, asker) => [
      notify(
        asker,
        {
          ...{ of: 'direct', type, about: id, proof: null, reason: 'named_by_event', entity: null, data, to },
          actor: { kind: 'integration', ...by },
          ...(priority && { priority }),
        },
        id,
      ),
    ],
  },
  'webhook.stopped': {
    failed: ({ webhook: { id, name }, admins, workspace }, asker) => [
      notify(asker, {
        ...{ of: 'direct', type: 'webhook', about: id, proof: null, reason: 'you_run_it', actor: null },
        ...{ entity: null, data: { name, ...(workspace && { workspace: workspace.slug }) }, to: admins },
      }),
    ],
  },
  'order.created': {
    ordered: ({ order, data }, asker) => [
      notify(asker, {
        ...{ of: 'direct', type: 'order', about: order.id, proof: null, reason: 'named_by_event', data },
        entity: { type: 'order', id: order.id },
        actor: { kind: 'integration', ...order.source },
        to: [order.customer.id],
      }),
    ],
  },
};
