import type { Notification, NotificationActor, NotificationCounts } from '@tidings/contracts';
import { type NotificationTypeName, notificationTypes } from '@tidings/contracts';

type Instant = string | Date | null;
/** A row as SQL answers it, through JSON or as it is. */
export type NotificationRow = {
  id: string;
  user_id: string;
  type: NotificationTypeName;
  category: Notification['category'];
  priority: Notification['priority'];
  reason: string;
  actors: NotificationActor[];
  entity: Notification['entity'];
  title: string;
  message: string;
  data: Record<string, unknown>;
  action_url: string | null;
  action_text: string | null;
  group_key: string | null;
  group_count: number;
  position: number | string;
  version: number;
  created_at: string | Date;
  updated_at: string | Date;
  read_at: Instant;
  archived_at: Instant;
  snoozed_until: Instant;
  deleted_at: Instant;
  correlation_id: string;
};
/** One that was placed (`placed_notifications`): whose language it is to be said in, and what counts afterwards. */
export type PlacedRow = NotificationRow & {
  locale: string | null;
  counts: NotificationCounts;
  /** What the member set for its type; null: as it is by default. */
  push: boolean | null;
  email: boolean | null;
  /** In minutes; -1: nothing is mailed. */
  email_delay: number;
};

/** On which ways out of the inbox a notification may go, as the member set it. */
export function outsideOf({ type, push, email, email_delay }: PlacedRow) {
  const { defaults } = notificationTypes[type] ?? { defaults: { push: false, email: false } };
  const mailed = (email ?? defaults.email) && email_delay >= 0;
  return { push: push ?? defaults.push, emailAfter: mailed ? email_delay : null };
}

const instant = (value: string | Date): string => new Date(value).toISOString();
const orNull = (value: Instant): string | null => (value === null ? null : instant(value));

/** A notification as the contract has it. */
export const presentNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  type: row.type,
  category: row.category,
  priority: row.priority,
  title: row.title,
  message: row.message,
  actor: row.actors[0] ?? null,
  actors: row.actors,
  entity: row.entity,
  actionUrl: row.action_url,
  actionText: row.action_text,
  reason: row.reason,
  groupKey: row.group_key,
  groupCount: row.group_count,
  data: row.data,
  position: Number(row.position),
  version: row.version,
  createdAt: instant(row.created_at),
  updatedAt: instant(row.updated_at),
  readAt: orNull(row.read_at),
  archivedAt: orNull(row.archived_at),
  snoozedUntil: orNull(row.snoozed_until),
  retractable: notificationTypes[row.type]?.retractable ?? false,
});
