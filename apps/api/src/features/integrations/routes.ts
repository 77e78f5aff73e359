import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { publishBatch } from './events/publish-batch.ts';
import { publishEvent } from './events/publish-event.ts';
import { createOrder } from './orders/create-order.ts';
import { readOrder } from './orders/read-order.ts';

/** What other systems tell members. */
export function integrationRoutes(app: FastifyInstance): void {
  route(app, operations.publishEvent, (ctx, { body }) => publishEvent(ctx, body));
  route(app, operations.publishEvents, (ctx, { body }) => publishBatch(ctx, body.events));
  route(app, operations.createOrder, (ctx, { body }) => createOrder(ctx, body));
  route(app, operations.order, (ctx, { params }) => readOrder(ctx, params.id));
}
