import { z } from 'zod';
import { offsetSchema, positionsSchema } from '../kernel/meta.ts';
import { livePageOf } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { notificationCountSchema } from './events.ts';
import {
  bulkInputSchema,
  notificationListQuerySchema,
  readAllInputSchema,
  snoozeInputSchema,
  upToSchema,
} from './inputs.ts';
import { notificationAnswerSchema, notificationCountsSchema, notificationSchema } from './schemas.ts';

const change = { access: 'member', answer: notificationAnswerSchema } as const;
const one = { ...change, params: byId } as const;

export const notificationOperations = {
  notifications: operation({
    method: 'GET',
    path: '/api/notifications',
    access: 'member',
    summary:
      'Lists the inbox, the last placed first, with what counts in all of it and the position of the member’s own room.',
    query: notificationListQuerySchema,
    answer: livePageOf(notificationSchema).extend({
      counts: notificationCountsSchema.describe('What counts in the whole inbox, whatever is listed.'),
      seenUpTo: offsetSchema.describe('Up to which position the member has seen it.'),
    }),
  }),
  unreadCount: operation({
    method: 'GET',
    path: '/api/notifications/unread-count',
    access: 'member',
    summary: 'Answers what counts in the inbox.',
    answer: notificationCountSchema,
  }),
  notification: operation({
    method: 'GET',
    path: '/api/notifications/:id',
    access: 'member',
    summary: 'Answers one of the inbox, wherever it stands; not one that is deleted or was taken back.',
    params: byId,
    answer: notificationSchema.extend({
      positions: positionsSchema.describe('Where the viewer’s own room stood when it was read.'),
    }),
  }),
  readNotification: operation({
    ...one,
    method: 'PUT',
    path: '/api/notifications/:id/read',
    summary: 'Marks one as read.',
  }),
  unreadNotification: operation({
    ...one,
    method: 'DELETE',
    path: '/api/notifications/:id/read',
    summary: 'Marks one as unread.',
  }),
  archiveNotification: operation({
    ...one,
    method: 'PUT',
    path: '/api/notifications/:id/archive',
    summary: 'Archives one.',
  }),
  unarchiveNotification: operation({
    ...one,
    method: 'DELETE',
    path: '/api/notifications/:id/archive',
    summary: 'Brings an archived one back.',
  }),
  snoozeNotification: operation({
    ...one,
    method: 'PUT',
    path: '/api/notifications/:id/snooze',
    summary: 'Puts one off: it comes back unread, on top.',
    body: snoozeInputSchema,
  }),
  unsnoozeNotification: operation({
    ...one,
    method: 'DELETE',
    path: '/api/notifications/:id/snooze',
    summary: 'Brings one back that was put off.',
  }),
  deleteNotification: operation({
    ...one,
    method: 'DELETE',
    path: '/api/notifications/:id',
    summary: 'Deletes one; for 30 days it can be brought back.',
  }),
  undeleteNotification: operation({
    ...one,
    method: 'PUT',
    path: '/api/notifications/:id',
    summary: 'Brings a deleted one back.',
  }),
  readAllNotifications: operation({
    ...change,
    method: 'PUT',
    path: '/api/notifications/read-all',
    summary: 'Marks all up to a position as read; what came after it stays unread.',
    body: readAllInputSchema,
    answer: notificationAnswerSchema.extend({
      undoToken: z.string().max(200).describe('Takes this one step back, with DELETE.'),
    }),
  }),
  undoReadAll: operation({
    ...change,
    method: 'DELETE',
    path: '/api/notifications/read-all',
    summary: 'Takes one "mark all as read" back: what it marked is unread again.',
    body: z.strictObject({ undoToken: z.string().min(1).max(200).describe('What marking them answered.') }),
  }),
  seeNotifications: operation({
    ...change,
    method: 'PUT',
    path: '/api/notifications/seen',
    summary: 'Says up to where the member has seen their inbox; it never goes back.',
    body: upToSchema,
  }),
  bulkNotifications: operation({
    ...change,
    method: 'POST',
    path: '/api/notifications/bulk',
    summary: 'Does one thing to up to 500 notifications.',
    body: bulkInputSchema,
  }),
} as const;
