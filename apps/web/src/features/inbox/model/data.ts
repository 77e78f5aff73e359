import type { InfiniteData } from '@tanstack/react-query';
import type { Notification, NotificationCategory, NotificationCounts } from '@tidings/contracts';
import type { Answer } from '../../../lib/api/call.ts';

export type InboxFilter = 'all' | 'unread' | 'mentions' | 'snoozed' | 'archived';
export type InboxScope = { filter: InboxFilter; category?: NotificationCategory | undefined };

/**
 * `end`: the page reaches down to this position; 0 on the last one. What is placed higher belongs to a page that is here.
 * `asOf`: the offset of the last event it took in, or that it was read at.
 */
export type InboxPage = Pick<Answer<'GET /api/notifications'>, 'items' | 'nextCursor' | 'positions'> & {
  end: number;
  asOf: number;
};

/** One that has left this list, as it is now: undoing what took it away brings it back. */
export type Away = { item: Notification; deleted: boolean };
export type InboxData = InfiniteData<InboxPage, string | undefined> & { away?: readonly Away[] };

/** What counts in the whole inbox, true at the offset `asOf` of the member's own room. */
export type InboxSummary = {
  counts: NotificationCounts;
  seenUpTo: number;
  asOf: number;
  positions: InboxPage['positions'];
};

/** Whether a notification stands in a list of this scope, now. */
export function belongs({ filter, category }: InboxScope, item: Notification): boolean {
  if (category !== undefined && item.category !== category) return false;
  if (filter === 'archived') return item.archivedAt !== null;
  if (filter === 'snoozed') return item.snoozedUntil !== null;
  if (item.archivedAt !== null || item.snoozedUntil !== null) return false;
  return filter === 'all' || (filter === 'unread' ? item.readAt === null : item.category === 'mentions');
}

/** The notifications of a list, each once: of two copies the newer, until the event that moved it is here. */
export function itemsIn(data: Pick<InboxData, 'pages'>): Notification[] {
  const byId = new Map<string, Notification>();
  for (const { items } of data.pages) {
    for (const item of items) {
      const known = byId.get(item.id);
      if (!known || known.version < item.version) byId.set(item.id, item);
    }
  }
  return [...byId.values()].sort((a, b) => b.position - a.position);
}
