import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { offsetSchema } from '../kernel/meta.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { notificationCategorySchema } from './schemas.ts';

export const NOTIFICATIONS_AT_ONCE = 500;

export const notificationListQuerySchema = pageQuerySchema.extend({
  filter: z
    .enum(['all', 'unread', 'mentions', 'snoozed', 'archived'])
    .default('all')
    .describe('`all` leaves out what is archived or snoozed.'),
  category: notificationCategorySchema.optional().describe('Only these.'),
});

export const notificationIdsSchema = z
  .array(idSchema)
  .min(1)
  .max(NOTIFICATIONS_AT_ONCE)
  .describe('The notifications; others than the member’s own are passed over.');

export const upToSchema = z
  .strictObject({ upTo: offsetSchema.describe('Up to this position, inclusive: what was shown.') })
  .meta({ id: 'UpTo' });

export const readAllInputSchema = upToSchema
  .extend({ category: notificationCategorySchema.optional().describe('Only these; all when it is missing.') })
  .meta({ id: 'ReadAllInput' });

export const snoozeInputSchema = z
  .union([
    z.strictObject({
      preset: z
        .enum(['1h', 'tomorrow', 'next_week'])
        .describe('In an hour; tomorrow at 08:00; on Monday at 08:00, in the time zone of the member.'),
    }),
    z.strictObject({ until: instantSchema.describe('Until then, at most a year from now.') }),
  ])
  .meta({ id: 'SnoozeInput' });
export type SnoozeInput = z.infer<typeof snoozeInputSchema>;

export const bulkInputSchema = z
  .strictObject({
    action: z
      .enum(['read', 'unread', 'archive', 'unarchive', 'delete', 'undelete', 'unsnooze'])
      .describe('What to do with all of them.'),
    ids: notificationIdsSchema,
  })
  .meta({ id: 'NotificationBulkInput' });
export type NotificationBulk = z.infer<typeof bulkInputSchema>;
