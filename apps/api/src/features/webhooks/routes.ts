import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { listDeliveries, listWebhooks, readDelivery } from './manage/list-webhooks.ts';
import { createWebhook, deleteWebhook, patchWebhook, rotateWebhook } from './manage/save-webhook.ts';
import { pingWebhook, replayWebhook } from './manage/send-webhook.ts';

/** Addresses of other systems that are sent what happens: admins choose them. */
export function webhookRoutes(app: FastifyInstance, services: Services): void {
  route(app, operations.webhooks, (ctx, { query }) => listWebhooks(ctx, query));
  route(app, operations.createWebhook, (ctx, { body }) => createWebhook(ctx, body, services));
  route(app, operations.patchWebhook, (ctx, { params, body }) => patchWebhook(ctx, params.id, body, services));
  route(app, operations.deleteWebhook, (ctx, { params }) => deleteWebhook(ctx, params.id));
  route(app, operations.rotateWebhook, (ctx, { params }) => rotateWebhook(ctx, params.id, services));
  route(app, operations.pingWebhook, (ctx, { params }) => pingWebhook(ctx, params.id));
  route(app, operations.replayWebhook, (ctx, { params, body }) => replayWebhook(ctx, params.id, body));
  route(app, operations.webhookDeliveries, (ctx, { params, query }) => listDeliveries(ctx, params.id, query));
  route(app, operations.webhookDelivery, (ctx, { params }) => readDelivery(ctx, params.id, params.deliveryId));
}
