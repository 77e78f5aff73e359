import { createECDH, randomBytes } from 'node:crypto';
import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';

const some = (bytes: number) => randomBytes(bytes).toString('base64url');
const subscription = () => ({
  endpoint: `https://1.1.1.1/${some(12)}`,
  keys: { p256dh: createECDH('prime256v1').generateKeys('base64url', 'uncompressed'), auth: some(16) },
});

/** Everybody decides for their own devices, silenced or not: nobody else hears of it. A push is acted on by who has what came inside it. */
export const pushRights: Rights = {
  pushKey: right(nothing),
  pushDevices: right(nothing),
  subscribePush: right(nothing, { body: subscription }),
  unsubscribePush: right(nothing, { body: () => ({ endpoint: 'https://push.example.org/none' }) }),
  actOnPush: right(nothing, { body: () => ({ token: some(32), action: 'read' }) }),
  testNotifications: right(nothing),
};
