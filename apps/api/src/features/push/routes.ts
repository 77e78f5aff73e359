import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { actOnPush } from './act-on-push.ts';
import { sendersOf } from './channel/senders.ts';
import { testNotifications } from './check/test-notifications.ts';
import { listDevices } from './subscriptions/list-devices.ts';
import { subscribe } from './subscriptions/subscribe.ts';
import { unsubscribe } from './subscriptions/unsubscribe.ts';

/** Devices that are reached while no page is open. */
export function pushRoutes(app: FastifyInstance, services: Services): void {
  const { publicKey, kinds } = sendersOf(services);
  route(app, operations.pushKey, async () => ({ publicKey: await publicKey(), kinds: [...kinds] }));
  route(app, operations.pushDevices, (ctx, { query }) => listDevices(ctx, query));
  route(app, operations.subscribePush, (ctx, { body }) => subscribe(ctx, body, services));
  route(app, operations.unsubscribePush, (ctx, { body }) => unsubscribe(ctx, body));
  route(app, operations.actOnPush, (ctx, { body }) => actOnPush(ctx, body));
  route(app, operations.testNotifications, (ctx) => testNotifications(ctx, services));
}
