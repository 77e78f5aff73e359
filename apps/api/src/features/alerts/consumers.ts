import type { Consumers } from '../../platform/events/facts/consumers.ts';
import type { Asker } from '../../platform/kernel/actor.ts';
import type { Fact } from '../../platform/kernel/facts.ts';
import { notify, retract } from '../notifications/index.ts';

/** Whoever has an alert is notified of it: within the transaction that made it, an intent. What was seen to meanwhile is no news. */
export const published = ({ userId, alert, type, data }: Fact<'alert.published'>, asker: Asker) => [
  notify(asker, {
    ...{ of: 'direct', type, about: alert.id, proof: 'alert', reason: alert.reason, actor: null },
    entity: { type: 'alert', id: alert.id },
    data,
    to: [userId],
  }),
];

/** What was shared is theirs no more. */
const left = ({ userId, lost }: Fact<'alert.family-changed'>, asker: Asker) =>
  lost.map((about) => retract(asker, { about, userId }));

export const alertConsumers: Consumers = {
  'alert.published': { found: published, shared: published, escalated: published },
  'alert.family-changed': { left, dissolved: left },
};
