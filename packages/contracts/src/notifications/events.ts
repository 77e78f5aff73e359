import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { offsetSchema } from '../kernel/meta.ts';
import { okSchema } from '../kernel/ok.ts';
import { notificationIdsSchema, readAllInputSchema, upToSchema } from './inputs.ts';
import { notificationCategorySchema, notificationCountsSchema, notificationSchema } from './schemas.ts';

const counts = notificationCountsSchema.describe('What counts at the offset of this event.');
const ids = z.array(idSchema).describe('Which notifications.');
const placedSchema = notificationSchema.extend({ counts }).meta({ id: 'PlacedNotification' });

/** Some notifications by id, or all up to a position. */
const someOrAll = {
  ids: ids.optional(),
  upTo: offsetSchema
    .optional()
    .describe('In place of `ids`: all up to this position, of `category` where it is given.'),
  category: notificationCategorySchema.optional().describe('With `upTo`: only these.'),
};

export const notificationReadSchema = z
  .strictObject({
    ...someOrAll,
    readAt: instantSchema.nullable().describe('When they were read; `null`: they are unread again.'),
    wasReadAt: instantSchema
      .optional()
      .describe('With `readAt` null and `upTo`: unread again is what was read at that moment, and nothing else.'),
    counts,
  })
  .meta({ id: 'NotificationsRead' });
export const notificationSeenSchema = upToSchema.extend({ counts }).meta({ id: 'NotificationsSeen' });
export const notificationArchivedSchema = z
  .strictObject({ ids, archivedAt: instantSchema.nullable().describe('`null`: they are back.'), counts })
  .meta({ id: 'NotificationsArchived' });
export const notificationSnoozedSchema = z
  .strictObject({ ids, until: instantSchema.nullable().describe('`null`: they are back.'), counts })
  .meta({ id: 'NotificationsSnoozed' });
export const notificationDeletedSchema = z
  .strictObject({ ids, deletedAt: instantSchema.nullable().describe('`null`: they are back.'), counts })
  .meta({ id: 'NotificationsDeleted' });
export const notificationRetractedSchema = z.strictObject({ ids, counts }).meta({ id: 'NotificationsRetracted' });
export const notificationCountSchema = notificationCountsSchema
  .extend({
    asOf: offsetSchema.describe('The offset, in the member’s own room, they are true at; the greater one wins.'),
  })
  .meta({ id: 'NotificationCount' });

export const notificationEvents = {
  'notification:new': { payload: placedSchema, summary: 'Something for the member, on top of their inbox.' },
  'notification:updated': {
    payload: placedSchema,
    summary: 'A notification grew, woke or lost a cause: it is as given, at its position.',
  },
  'notification:read': {
    payload: notificationReadSchema,
    summary: 'The member read some, or all up to a position, or marked some as unread.',
  },
  'notification:seen': {
    payload: notificationSeenSchema,
    summary: 'The member has seen their inbox up to a position.',
  },
  'notification:archived': {
    payload: notificationArchivedSchema,
    summary: 'The member archived some, or brought them back.',
  },
  'notification:snoozed': {
    payload: notificationSnoozedSchema,
    summary: 'The member put some off, or brought them back.',
  },
  'notification:deleted': {
    payload: notificationDeletedSchema,
    summary: 'The member deleted some, or brought them back.',
  },
  'notification:retracted': { payload: notificationRetractedSchema, summary: 'What caused them is gone: so are they.' },
  'notification:count': { payload: notificationCountSchema, summary: 'What counts after much changed at once.' },
} as const;

const counted = okSchema.extend({ counts: notificationCountsSchema.describe('What counts from now on.') });
const some = z.strictObject({ ids: notificationIdsSchema });
export const notificationCommands = {
  'notification:mark-read': { input: some, output: counted, summary: 'Marks notifications as read.' },
  'notification:archive': { input: some, output: counted, summary: 'Archives notifications.' },
  'notification:delete': { input: some, output: counted, summary: 'Deletes notifications.' },
  'notification:mark-seen': {
    input: upToSchema,
    output: counted,
    summary: 'Says up to where the member has seen their inbox.',
  },
  'notification:mark-all-read': {
    input: readAllInputSchema,
    output: counted,
    summary: 'Marks all up to a position as read.',
  },
} as const;
