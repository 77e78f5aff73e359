import { z } from 'zod';
import { timeZoneSchema } from '../identity/schemas.ts';
import { instantSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { notificationChannels } from '../notifications/channels.ts';

/** More stretches than these no week has: four a day. */
export const QUIET_SPANS_MAX = 28;

const timeOfDay = (last: RegExp) => z.string().max(5).regex(last, 'A time of day is like 08:30');
export const quietSpanSchema = z
  .strictObject({
    day: z.int().min(1).max(7).describe('On which day it begins: 1 is Monday, 7 Sunday.'),
    from: timeOfDay(/^(?:[01]\d|2[0-3]):[0-5]\d$/).describe('When it begins, as `22:00`, on the wall of the member.'),
    to: timeOfDay(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/).describe(
      'When it ends, as `08:00` or `24:00`; on the next day where that is not after `from`.',
    ),
  })
  .meta({ id: 'QuietSpan' });

const quietHoursSchema = z
  .strictObject({
    on: z.boolean().describe('Whether they count.'),
    spans: z.array(quietSpanSchema).max(QUIET_SPANS_MAX).describe('The quiet stretches of every week.'),
  })
  .meta({ id: 'QuietHours', description: 'When nothing interrupts, every week, on the clock on the wall.' });

const channel = z.enum(notificationChannels).describe('A way a notification reaches the member.');
const typePreferenceSchema = z
  .strictObject({
    type: z.string().max(24).describe('The type of notification, as `like`.'),
    channels: z
      .partialRecord(channel, z.boolean())
      .describe(
        'Which channels are on for it. Without `inApp` the others say nothing: there is nothing to push or to mail.',
      ),
    daily: z.boolean().optional().describe('Whether its e-mails come once a day, in one. Absent from older servers.'),
  })
  .meta({ id: 'TypePreference' });

const settings = {
  quietHours: quietHoursSchema.describe('Quiet hours of the week.'),
  dndUntil: instantSchema.nullable().describe('Nothing interrupts until then; `null`: do not disturb is off.'),
  busyIsQuiet: z.boolean().describe('Whether nothing interrupts while the member is busy.'),
  busy: z
    .strictObject({
      until: instantSchema.nullable().describe('Until when they chose to be; `null`: until they say otherwise.'),
    })
    .nullable()
    .optional()
    .describe('The member chose to be busy; `null`: they did not, or it is over. Absent from older servers.'),
  calm: z.boolean().describe('Whether the badge alone says that something came, without toasts.'),
  sound: z.boolean().describe('Whether a toast is heard.'),
};

/** How long something may stay unread before it comes by e-mail, in minutes. */
export const emailDelays = [0, 5, 15, 60] as const;

const mail = {
  emailDelayMinutes: z
    .literal(emailDelays)
    .nullable()
    .describe('How many minutes something stays unread before it comes by e-mail; `null`: it never does.'),
  digestHour: z.int().min(0).max(23).describe('The hour of the member’s day at which what comes once a day comes.'),
};

export const notificationPreferencesSchema = z
  .strictObject({
    types: z.array(typePreferenceSchema).describe('Every type that may be kept away, in the order of the settings.'),
    ...settings,
    emailDelayMinutes: mail.emailDelayMinutes.optional(),
    digestHour: mail.digestHour.optional(),
    version: z.int().min(0).describe('Rises with every change: a lower one is old news.'),
  })
  .meta({ id: 'NotificationPreferences' });
export type NotificationPreferences = z.infer<typeof notificationPreferencesSchema>;

export const shownPreferencesSchema = notificationPreferencesSchema
  .extend({
    timeZone: timeZoneSchema.describe('The zone whose clock counts: the one of the account; UTC where it has none.'),
    nextInterruptionAt: instantSchema
      .nullable()
      .describe('When something may interrupt next: now where nothing is quiet; `null`: never in a week as it is set.'),
    positions: positionsSchema.describe('Where the viewer’s own room stood when it was read.'),
  })
  .meta({ id: 'ShownPreferences' });
export type ShownPreferences = z.infer<typeof shownPreferencesSchema>;

export const notificationPreferencesInputSchema = z
  .strictObject({
    types: z
      .array(
        z.strictObject({
          type: z
            .string()
            .min(1)
            .max(24)
            .describe('The type of notification; one this server does not know answers UNSUPPORTED.'),
          channels: z
            .record(z.string().max(16), z.boolean())
            .refine((channels) => Object.keys(channels).length <= 8, 'Nothing has so many channels')
            .describe('What to turn on or off; a channel this server does not know answers UNSUPPORTED.'),
          daily: z.boolean().optional().describe('Whether its e-mails come once a day, in one.'),
        }),
      )
      .max(64)
      .optional()
      .describe('What to change; types that are missing stay as they are.'),
    quietHours: settings.quietHours.optional(),
    dndUntil: settings.dndUntil.optional(),
    busyIsQuiet: settings.busyIsQuiet.optional(),
    calm: settings.calm.optional(),
    sound: settings.sound.optional(),
    emailDelayMinutes: mail.emailDelayMinutes.optional(),
    digestHour: mail.digestHour.optional(),
  })
  .meta({ id: 'NotificationPreferencesInput' });
export type NotificationPreferencesInput = z.infer<typeof notificationPreferencesInputSchema>;
