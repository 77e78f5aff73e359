import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import {
  changePassword,
  changeProfile,
  endSession,
  findMentionable,
  listSessions,
  readMe,
  readProfile,
} from './account-service.ts';

export function accountRoutes(app: FastifyInstance): void {
  route(app, operations.me, readMe);
  route(app, operations.patchMe, (ctx, { body }) => changeProfile(ctx, body));
  route(app, operations.changePassword, (ctx, { body }) => changePassword(ctx, body.currentPassword, body.newPassword));
  route(app, operations.sessions, listSessions);
  route(app, operations.revokeSession, (ctx, { params }) => endSession(ctx, params.id));
  route(app, operations.mentionUsers, (ctx, { query }) => findMentionable(ctx, query.mention, query.topicId));
  route(app, operations.user, (ctx, { params }) => readProfile(ctx, params.username));
}
