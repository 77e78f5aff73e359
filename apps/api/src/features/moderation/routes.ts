import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { act } from './act.ts';
import { createReport } from './create-report.ts';
import { listActions } from './list-actions.ts';
import { listReports } from './list-reports.ts';
import { listNotices } from './notices/list-notices.ts';
import { readNotice } from './notices/read-notice.ts';
import { readContent } from './read-content.ts';
import { undo } from './undo.ts';

/** Reporting, the queue and what it is about, acting, undoing, and the audit log. */
export function moderationRoutes(app: FastifyInstance): void {
  route(app, operations.createReport, (ctx, { body }) => createReport(ctx, body));
  route(app, operations.reports, (ctx, { query }) => listReports(ctx, query));
  route(app, operations.createModerationAction, (ctx, { body }) => act(ctx, body));
  route(app, operations.undoModerationAction, (ctx, { params }) => undo(ctx, params.id));
  route(app, operations.moderationContent, (ctx, { query }) => readContent(ctx, query));
  route(app, operations.notices, (ctx, { query }) => listNotices(ctx, query));
  route(app, operations.readNotice, (ctx, { params }) => readNotice(ctx, params.id));
  route(app, operations.moderationActions, (ctx, { query }) => listActions(ctx, query));
}
