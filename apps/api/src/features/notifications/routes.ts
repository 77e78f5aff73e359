import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { changeOne, changeSome, readAll, seeUpTo, snoozeOne, undoReadAll } from './inbox/change-notifications.ts';
import { listNotifications, showNotification, unreadCount } from './inbox/list-notifications.ts';
import { readTimeZone } from './inbox/repository.ts';
import { snoozeUntil } from './inbox/snooze-until.ts';
import { listTraces, traceNotification } from './trace/trace-notification.ts';

/** The inbox of a member. */
export function notificationRoutes(app: FastifyInstance): void {
  route(app, operations.notifications, (ctx, { query }) => listNotifications(ctx, query));
  route(app, operations.notification, (ctx, { params }) => showNotification(ctx, params.id));
  route(app, operations.unreadCount, (ctx) => unreadCount(ctx));
  route(app, operations.readNotification, (ctx, { params }) => changeOne(ctx, 'read', params.id));
  route(app, operations.unreadNotification, (ctx, { params }) => changeOne(ctx, 'unread', params.id));
  route(app, operations.archiveNotification, (ctx, { params }) => changeOne(ctx, 'archive', params.id));
  route(app, operations.unarchiveNotification, (ctx, { params }) => changeOne(ctx, 'unarchive', params.id));
  route(app, operations.deleteNotification, (ctx, { params }) => changeOne(ctx, 'delete', params.id));
  route(app, operations.undeleteNotification, (ctx, { params }) => changeOne(ctx, 'undelete', params.id));
  route(app, operations.snoozeNotification, async (ctx, { params, body }) => {
    const until = snoozeUntil(body, await readTimeZone(ctx.db, ctx.actor.id), Date.now());
    return snoozeOne(ctx, params.id, until.toISOString());
  });
  route(app, operations.unsnoozeNotification, (ctx, { params }) => changeOne(ctx, 'unsnooze', params.id));
  route(app, operations.readAllNotifications, (ctx, { body }) => readAll(ctx, body));
  route(app, operations.undoReadAll, (ctx, { body }) => undoReadAll(ctx, body.undoToken));
  route(app, operations.seeNotifications, (ctx, { body }) => seeUpTo(ctx, body.upTo));
  route(app, operations.notificationTrace, (ctx, { params }) => traceNotification(ctx, params.id));
  route(app, operations.notificationTraces, (ctx, { query }) => listTraces(ctx, query));
  route(app, operations.bulkNotifications, (ctx, { body }) => changeSome(ctx, body.action, body.ids));
}
