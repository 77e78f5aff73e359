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
  'alert.family-invitation': {
    sent: ({ id, userId, by, family }, asker) => [
      notify(asker, {
        ...{ of: 'direct', type: 'family_invite', about: id, proof: 'family', reason: 'invited' },
        entity: { type: 'user', id: by.id },
        actor: { id: by.id, name: by.displayName },
        data: { familyId: family.id, family: family.name },
        to: [userId],
      }),
    ],
    ended: ({ id }, asker) => [retract(asker, { about: id })],
  },
  'alert.family-changed': { left, dissolved: left },
};
