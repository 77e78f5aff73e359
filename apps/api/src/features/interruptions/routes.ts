import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { readPreferences } from './read-preferences.ts';
import { setPreferences } from './set-preferences.ts';

/** What reaches a member and when. */
export function interruptionRoutes(app: FastifyInstance): void {
  route(app, operations.notificationPreferences, (ctx) => readPreferences(ctx));
  route(app, operations.setNotificationPreferences, (ctx, { body }) => setPreferences(ctx, body));
}
