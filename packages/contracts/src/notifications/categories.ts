/** What notifications are counted and filtered by. */
export const notificationCategories = [
  'reactions',
  'replies',
  'mentions',
  'watching',
  'people',
  'groups',
  'system',
  'moderation',
  'account',
  'integrations',
  'alerts',
  'work',
  'chat',
] as const;
export type NotificationCategory = (typeof notificationCategories)[number];
