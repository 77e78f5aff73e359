import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { operation } from '../rest/operation.ts';
import {
  notificationTestSchema,
  pushActInputSchema,
  pushDeviceSchema,
  pushSubscriptionInputSchema,
  pushUnsubscribeSchema,
} from './schemas.ts';

export const pushOperations = {
  pushKey: operation({
    method: 'GET',
    path: '/api/push/key',
    access: 'member',
    summary: 'Answers the key a browser subscribes with, and the kinds of devices this server reaches.',
    answer: z.strictObject({
      publicKey: z.string().describe('The `applicationServerKey`, 65 bytes in base64url.'),
      kinds: z.array(z.string()).max(8).describe('`web`, and `fcm` and `apns` where there are settings for them.'),
    }),
  }),
  pushDevices: operation({
    method: 'GET',
    path: '/api/push/subscriptions',
    access: 'member',
    summary: 'Lists the member’s devices that are reached while no page is open, the latest first.',
    query: pageQuerySchema,
    answer: pageOf(pushDeviceSchema),
  }),
  subscribePush: operation({
    method: 'POST',
    path: '/api/push/subscriptions',
    access: 'member',
    summary:
      'Lets the device that asks be reached while no page is open, until its sign-in ends. A member has ten such devices at most: the eleventh takes the place of the one that was longest not reached.',
    body: pushSubscriptionInputSchema,
    answer: pushDeviceSchema,
    perMinute: 30,
  }),
  unsubscribePush: operation({
    method: 'DELETE',
    path: '/api/push/subscriptions',
    access: 'member',
    summary: 'Ends that for one of the member’s devices; what is not there is no fault.',
    body: pushUnsubscribeSchema,
  }),
  actOnPush: operation({
    method: 'POST',
    path: '/api/push/acts',
    access: 'public',
    summary:
      'Marks as read or archives the one notification a push was about, without a page: the token that came inside the push is the right to that, and to nothing else.',
    body: pushActInputSchema,
  }),
  testNotifications: operation({
    method: 'POST',
    path: '/api/notifications/test',
    access: 'member',
    summary:
      'Sends a test through each channel to the member’s own devices, whatever quiet hours say, and answers what became of it. It is in no inbox and counts nowhere.',
    answer: notificationTestSchema,
    perMinute: 6,
  }),
} as const;
