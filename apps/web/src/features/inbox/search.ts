import { type NotificationCategory, notificationCategories } from '@tidings/contracts/plain';
import type { InboxFilter } from './model/data.ts';

/** What of the inbox is looked at, as its address says it. */
export type InboxSearch = {
  filter?: Exclude<InboxFilter, 'all'>;
  category?: NotificationCategory;
  /** The one that is open. */
  item?: string;
  /** The announcement that is open, where no notification is. */
  announcement?: string;
};

const isId = (value: unknown): value is string => typeof value === 'string' && /^[\da-f-]{36}$/i.test(value);
const filters: readonly unknown[] = ['unread', 'mentions', 'snoozed', 'archived'];

/** What an address says; what it says wrongly is left out. */
export function inboxSearch({ filter, category, item, announcement }: Record<string, unknown>): InboxSearch {
  return {
    ...(filters.includes(filter) && { filter: filter as NonNullable<InboxSearch['filter']> }),
    ...(notificationCategories.includes(category as never) && { category: category as NotificationCategory }),
    ...(isId(item) ? { item } : isId(announcement) && { announcement }),
  };
}
