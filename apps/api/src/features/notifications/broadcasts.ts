import './facts.ts';
import { type NotificationCounts, rooms, stayingTypes } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { defineFeed, draft, fedDraft } from '../../platform/events/log/draft.ts';

type Some = { ids?: string[]; upTo?: number; category?: string; wasReadAt?: string };
type Counted<T> = T & { counts: NotificationCounts };
const readFeed = defineFeed<Some & { userId: string; on: boolean }, Counted<{ readAt: string | null }>>(
  'notifications_read',
);
const seenFeed = defineFeed<{ userId: string; upTo: number }, Counted<{ upTo: number }>>('notifications_seen');
type Moved = {
  userId: string;
  as: string;
  ids: string[];
  on: boolean;
  staying: readonly string[];
  until?: string | null;
};
/** The feed says which of them changed: the others are as they were, and are not named. */
type Changed<T> = Counted<T & { ids: string[] }>;
const archivedFeed = defineFeed<Moved, Changed<{ archivedAt: string | null }>>('notifications_moved');
const snoozedFeed = defineFeed<Moved, Changed<{ until: string | null }>>('notifications_moved');
const deletedFeed = defineFeed<Moved, Changed<{ deletedAt: string | null }>>('notifications_moved');

/** Which events say what became of a member's inbox: all of them stand in the member's own room. */
export const notificationBroadcasts: Broadcasts = {
  'notification.placed': ({ cause, userId, notification, correlationId }) => [
    {
      ...draft(
        cause === 'made' ? 'notification:new' : 'notification:updated',
        [rooms.user(userId)],
        notification,
        notification.id,
      ),
      correlationId,
    },
  ],
  'notification.retracted': ({ userId, ids, counts, correlationId }) => [
    { ...draft('notification:retracted', [rooms.user(userId)], { ids, counts }), correlationId },
  ],
  'notification.read'(fact) {
    const { name: _, cause, userId, ...some } = fact;
    return [
      fedDraft('notification:read', [rooms.user(userId)], some as object, readFeed, {
        userId,
        on: cause === 'read',
        ...some,
      }),
    ];
  },
  'notification.seen': ({ userId, upTo }) => [
    fedDraft('notification:seen', [rooms.user(userId)], {}, seenFeed, { userId, upTo }),
  ],
  'notification.moved'(fact) {
    const { cause, userId, ids, on, until } = fact;
    const room = [rooms.user(userId)];
    const args = { userId, as: cause, ids, on, staying: stayingTypes };
    if (cause === 'archived') return [fedDraft('notification:archived', room, {}, archivedFeed, args)];
    if (cause === 'deleted') return [fedDraft('notification:deleted', room, {}, deletedFeed, args)];
    return [fedDraft('notification:snoozed', room, {}, snoozedFeed, { ...args, until })];
  },
};
