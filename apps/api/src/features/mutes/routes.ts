import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { listMutes } from './list-mutes.ts';
import { mute, unmute } from './set-mute.ts';

/** What a member does not want to hear of. */
export function muteRoutes(app: FastifyInstance): void {
  route(app, operations.mutes, (ctx, { query }) => listMutes(ctx, query));
  route(app, operations.setMute, (ctx, { body }) => mute(ctx, body));
  route(app, operations.unmute, (ctx, { body }) => unmute(ctx, body));
}
