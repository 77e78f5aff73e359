import './facts.ts';
import { type Alert, type AlertCounts, rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { defineFeed, draft, fedDraft } from '../../platform/events/log/draft.ts';

const countsFeed = defineFeed<{ userId: string }, { counts: AlertCounts }>('alert_counts');
const placed = (name: 'alert:created' | 'alert:updated', userId: string, alert: Alert) =>
  fedDraft(name, [rooms.user(userId)], alert, countsFeed, { userId }, alert.id);

/** Whatever becomes of alerts stands in the own rooms of those who have them, in their language. */
export const alertBroadcasts: Broadcasts = {
  'alert.published': ({ userId, alert }) => [placed('alert:created', userId, alert)],
  'alert.changed': ({ userId, alert }) => [placed('alert:updated', userId, alert)],
  'alert.monitored': ({ cause, userId, item }) => [
    draft('alert:monitored', [rooms.user(userId)], { item, removed: cause === 'removed' }, item.id),
  ],
  'alert.family-changed': ({ userId, view }) => [draft('alert:family', [rooms.user(userId)], view)],
  // What everybody sees of it is in `alert.family-changed`.
  'alert.family-invitation': () => [],
};
