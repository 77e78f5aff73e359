import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';

const base64url = (bytes: number) =>
  z
    .string()
    .max(Math.ceil((bytes * 4) / 3) + 2)
    .regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`), `Not ${bytes} bytes in base64url`);

/** What a browser answers to `subscription.toJSON()`. */
const webSubscriptionSchema = z
  .strictObject({
    endpoint: z
      .string()
      .min(1)
      .max(2048)
      .describe('Where the push service takes messages for this browser: an https address.'),
    expirationTime: z
      .number()
      .nullable()
      .optional()
      .describe('When the browser lets it go; it says so itself, so this is not used.'),
    keys: z
      .strictObject({
        p256dh: base64url(65).describe('The public key of the browser.'),
        auth: base64url(16).describe('The secret the browser shares with us.'),
      })
      .describe('With what messages are encrypted for this browser alone.'),
  })
  .meta({ id: 'WebPushSubscription' });

const nativeSubscriptionSchema = z
  .strictObject({
    kind: z
      .enum(['fcm', 'apns'])
      .describe('Through whom the app is reached. One this server has no settings for answers UNSUPPORTED.'),
    token: z
      .string()
      .min(16)
      .max(1024)
      .regex(/^[A-Za-z0-9:_-]+$/, 'No token of a device')
      .describe('What the system gave the app.'),
  })
  .meta({ id: 'NativePushSubscription' });

export const pushSubscriptionInputSchema = z
  .union([webSubscriptionSchema, nativeSubscriptionSchema])
  .meta({ id: 'PushSubscriptionInput', description: 'How the device that asks is reached while no page is open.' });
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionInputSchema>;

export const pushDeviceSchema = z
  .strictObject({
    id: idSchema.describe('Names the subscription.'),
    kind: z.string().describe('Through whom it is reached: `web`, `fcm` or `apns`.'),
    service: z.string().describe('The host of the push service.'),
    sessionId: idSchema.describe('The sign-in it belongs to; it ends with that.'),
    current: z.boolean().describe('Whether it is that of the device that asks.'),
    userAgent: z.string().describe('How the browser or app named itself when it signed in.'),
    createdAt: instantSchema.describe('Since when.'),
    sentAt: instantSchema.nullable().describe('When the push service last took something for it; `null`: not yet.'),
  })
  .meta({ id: 'PushDevice', description: 'A device that is reached while no page is open.' });
export type PushDevice = z.infer<typeof pushDeviceSchema>;

export const pushUnsubscribeSchema = z
  .union([
    z.strictObject({ id: idSchema.describe('The subscription, as the list names it.') }),
    z.strictObject({ endpoint: z.string().min(1).max(2048).describe('Its address, as the browser knows it.') }),
  ])
  .meta({ id: 'PushUnsubscribeInput' });

export const pushActInputSchema = z
  .strictObject({
    token: base64url(32).describe('The token that came inside the push; good for this notification alone, for a day.'),
    action: z
      .enum(['read', 'archive', 'shown'])
      .describe('What was chosen on the notification; `shown`: it stands on the screen.'),
  })
  .meta({ id: 'PushActInput' });

/** What the test of one's notifications reports, step by step. */
export const testStepSchema = z
  .strictObject({
    testId: idSchema.describe('The test it belongs to.'),
    channel: z
      .string()
      .describe('On which way to the member: `inApp`, `push`, `email`. A newer server may know others.'),
    subscriptionId: idSchema.nullable().describe('Which device, with `push`; `null`: all of them.'),
    step: z
      .string()
      .describe(
        '`sent`; `accepted`, `refused`, `retired`, `busy` of a push service; `no_subscription`; `shown` by the device. With `email`: `queued`, `unconfirmed` or `no_address`, `off`; then `accepted`, `refused`, `busy`, `unknown` of the server for mail, or `kept` in the folder that stands for one.',
      ),
    status: z.int().nullable().describe('What the push service answered; `null`: nothing.'),
    at: instantSchema.describe('When.'),
    afterMs: z.int().min(0).describe('Milliseconds since the test began.'),
  })
  .meta({ id: 'NotificationTestStep' });
export type TestStep = z.infer<typeof testStepSchema>;

export const notificationTestSchema = z
  .strictObject({
    id: idSchema.describe('Names the test.'),
    at: instantSchema.describe('When it began.'),
    steps: z
      .array(testStepSchema)
      .max(50)
      .describe('What became of it so far; what follows comes as `notification:test`.'),
  })
  .meta({ id: 'NotificationTest' });
export type NotificationTest = z.infer<typeof notificationTestSchema>;
