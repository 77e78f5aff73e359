import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { offsetSchema } from '../kernel/meta.ts';
import { notificationCategories } from './categories.ts';
import { notificationPriorities } from './define-type.ts';
import { notificationTypes } from './types/index.ts';

const names = Object.keys(notificationTypes) as [string, ...string[]];
export const notificationTypeSchema = z
  .enum(names)
  .meta({ id: 'NotificationTypeName', description: 'A type of notification. A newer server may know others.' });

export const notificationCategorySchema = z
  .enum(notificationCategories)
  .meta({ id: 'NotificationCategory', description: 'What notifications are counted and filtered by.' });

export const notificationActorSchema = z
  .strictObject({
    kind: z.enum(['member', 'agent', 'integration', 'system']).describe('Who acts: a person, a program or Tidings.'),
    id: idSchema.nullable().describe('The member, agent or integration; `null` for Tidings.'),
    name: z.string().describe('What they are called.'),
  })
  .meta({ id: 'NotificationActor' });
export type NotificationActor = z.infer<typeof notificationActorSchema>;

const number = z.int().min(0);
const countSchema = z.strictObject({
  unread: number.describe('Unread, and neither archived, snoozed nor deleted.'),
  unseen: number.describe('Of the unread: placed after what the member has seen.'),
});
export const notificationCountsSchema = countSchema
  .extend({
    byCategory: z
      .partialRecord(notificationCategorySchema, countSchema)
      .describe('The same by category; one that is missing has none.'),
  })
  .meta({ id: 'NotificationCounts', description: 'Absolute numbers, of the whole inbox.' });
export type NotificationCounts = z.infer<typeof notificationCountsSchema>;

export const notificationSchema = z
  .strictObject({
    id: idSchema.describe('Names it for good.'),
    type: notificationTypeSchema.describe('What kind of thing happened.'),
    category: notificationCategorySchema.describe('What it counts and is filtered under.'),
    priority: z.enum(notificationPriorities).describe('How much it matters; `critical` passes quiet hours.'),
    title: z.string().describe('What happened, in the language of the member; plain text.'),
    message: z.string().describe('More of it, plain text; may be empty.'),
    actor: notificationActorSchema.nullable().describe('Who did it, the latest of them; `null` where nobody is named.'),
    actors: z.array(notificationActorSchema).max(3).describe('The latest three, newest first.'),
    entity: z
      .strictObject({
        type: z
          .enum(['topic', 'reply', 'user', 'group', 'report', 'order', 'alert', 'approval', 'agent', 'message'])
          .describe('What kind of thing.'),
        id: idSchema.describe('Which.'),
      })
      .nullable()
      .describe('What it is about.'),
    actionUrl: z.string().nullable().describe('Where it leads in the web app, a path.'),
    actionText: z.string().nullable().describe('What a button that leads there says.'),
    reason: z
      .string()
      .describe('Why the member gets it, as `your_post`, `mentioned`, `watching_topic`: the setting that caused it.'),
    groupKey: z
      .string()
      .nullable()
      .describe('What is unread with the same key is one item that grows; `null`: it never grows.'),
    groupCount: z.int().min(1).describe('How many different people caused it.'),
    data: z.record(z.string(), z.unknown()).describe('What its words were made from, by type.'),
    position: offsetSchema.describe(
      'Its place: the offset, in the member’s own room, of the event that last placed it. Newest first.',
    ),
    version: z.int().describe('Rises with every growth: a lower one is old news.'),
    createdAt: instantSchema.describe('When it first happened.'),
    updatedAt: instantSchema.describe('When it last happened.'),
    readAt: instantSchema.nullable().describe('When it was read; `null`: unread.'),
    archivedAt: instantSchema.nullable().describe('When it was archived; `null`: it is not.'),
    snoozedUntil: instantSchema.nullable().describe('Until when it is put off; `null`: it is not.'),
    retractable: z.boolean().describe('Whether it goes when what caused it goes.'),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notificationSchema>;

/** What every change of the inbox is answered. */
export const notificationAnswerSchema = z
  .strictObject({
    counts: notificationCountsSchema.describe('What counts from now on.'),
    position: offsetSchema.describe('The offset, in the member’s own room, these counts are true at.'),
  })
  .meta({ id: 'NotificationAnswer' });
export type NotificationAnswer = z.infer<typeof notificationAnswerSchema>;
