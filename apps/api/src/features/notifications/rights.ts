import { type Rights, right, type Sample } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';

const some = { body: ({ id }: Sample) => ({ ids: [id] }) };
const upTo = { body: () => ({ upTo: 1 }) };

/** Who may do what with an inbox: everybody with their own. */
export const notificationRights: Rights = {
  notifications: right(nothing),
  unreadCount: right(nothing),
  notification: right(nothing),
  notificationTrace: right(nothing),
  notificationTraces: right(nothing, { query: ({ id }: Sample) => `userId=${id}` }),
  readNotification: right(nothing),
  unreadNotification: right(nothing),
  archiveNotification: right(nothing),
  unarchiveNotification: right(nothing),
  snoozeNotification: right(nothing, { body: () => ({ preset: '1h' }) }),
  unsnoozeNotification: right(nothing),
  deleteNotification: right(nothing),
  undeleteNotification: right(nothing),
  readAllNotifications: right(nothing, upTo),
  undoReadAll: right(nothing, {
    body: () => ({ undoToken: Buffer.from(JSON.stringify([null, 1, null])).toString('base64url') }),
  }),
  seeNotifications: right(nothing, upTo),
  bulkNotifications: right(nothing, { body: ({ id }) => ({ action: 'read', ids: [id] }) }),
};

export const notificationCommandRights: Rights = {
  'notification:mark-read': right(nothing, some),
  'notification:archive': right(nothing, some),
  'notification:delete': right(nothing, some),
  'notification:mark-seen': right(nothing, upTo),
  'notification:mark-all-read': right(nothing, upTo),
};
